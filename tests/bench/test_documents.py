"""Generated documents: valid, repeatable, and made of everything that documents are made of."""

from typing import Any

import pytest
from django.db import connection
from graphql import FieldNode, Visitor, parse, validate, visit

from bench.documents import Style, generate
from bench.values import known_on
from cms.graphql.published_schema import published_schema
from tests.factories.pages import InitiativePageFactory

MANY = 200


@pytest.fixture(scope="module")
def documents() -> list[tuple[str, dict[str, Any]]]:
    return [generate(published_schema(), seed) for seed in range(MANY)]


def test_each_is_valid(documents: list[tuple[str, dict[str, Any]]]) -> None:
    for source, _variables in documents:
        assert validate(published_schema(), parse(source)) == [], source


def test_a_seed_gives_one_document(documents: list[tuple[str, dict[str, Any]]]) -> None:
    assert [generate(published_schema(), seed) for seed in range(MANY)] == documents
    assert len({source for source, _variables in documents}) > MANY * 0.95


@pytest.mark.parametrize(
    "piece",
    [
        *("fragment F2 on ", "... on ", "... {", "@include(if: $", "@skip(if: false)", "a1: ", "nodes {"),
        *("edges {", "__typename", "__schema {", "__type(", "first: ", "first: $", "filter: {", "orderBy: "),
    ],
)
def test_together_they_hold_everything(documents: list[tuple[str, dict[str, Any]]], piece: str) -> None:
    assert any(piece in source for source, _variables in documents)


def test_style_bounds_the_nesting(documents: list[tuple[str, dict[str, Any]]]) -> None:
    flat = [generate(published_schema(), seed, style=Style(depth=3, introspection=0)) for seed in range(MANY)]

    assert max(_levels(source) for source, _variables in flat) == 3
    assert max(_levels(source) for source, _variables in documents) > 3


def _levels(source: str) -> int:
    """Levels of fields; what stands in fragments counts as if it stood alone."""
    levels: list[int] = []

    class Measure(Visitor):
        def enter_field(self, node: FieldNode, key: object, parent: object, path: object, above: Any) -> None:
            levels.append(1 + sum(isinstance(each, FieldNode) for each in above))

    visit(parse(source), Measure())
    return max(levels)


@pytest.mark.django_db
def test_values_of_a_site_find_its_objects() -> None:
    page = InitiativePageFactory(slug="chemie")

    with connection.cursor() as cursor:
        known = known_on(cursor)

    assert known["initiatives"] == ["chemie"]
    assert str(page.uuid) in known["id"]
    assert known["initiative.slug"] == ["chemie"]
    assert known["event.slug"] == []
