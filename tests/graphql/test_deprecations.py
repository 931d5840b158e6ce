"""Deprecations are one table, whatever they are about."""

import pytest
from graphql import build_schema, print_schema

from cms.graphql.deprecations import DEPRECATED, deprecate
from cms.graphql.published_schema import published_schema
from tools.contract.changes import deprecations

SDL = "type Query { item(kind: Kind, by: Filter): Int } input Filter { words: String } enum Kind { OLD NEW }"
NAMES = ["Query.item", "Query.item(kind)", "Filter.words", "Kind.OLD"]


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_member_can_be_deprecated(name: str) -> None:
    schema = build_schema(SDL)

    deprecate(schema, {name: "Use another; removed after 2027-03-01"})

    assert print_schema(schema).count('@deprecated(reason: "Use another; removed after 2027-03-01")') == 1
    assert deprecations(build_schema(print_schema(schema))) == {name: "Use another; removed after 2027-03-01"}


@pytest.mark.parametrize("name", ["Nothing.item", "Query.nothing", "Query.item(nothing)", "Kind.NOTHING"])
def test_what_does_not_exist_cannot_be_deprecated(name: str) -> None:
    with pytest.raises(KeyError):
        deprecate(build_schema(SDL), {name: "Gone"})


def test_the_schema_shows_what_the_table_says() -> None:
    assert deprecations(published_schema()) == dict(DEPRECATED)
