"""Plans give graphql-core's own answers byte for byte, and leave every error to it."""

from typing import Any

import pytest
from django.db import connection
from graphql import ExecutionResult, execute, parse
from graphql.execution.values import get_variable_values

from bench.documents import Style, generate
from bench.values import known_on
from cms.graphql.answers import encoded
from cms.graphql.compiled.plans import Plan, Plans
from cms.graphql.execution import Context
from cms.graphql.published_schema import published_schema
from cms.published.models import Node
from cms.published.reading import Reader
from tests.factories.pages import ALL_FACTORIES, body
from tests.factories.snippets import RegionFactory, StateFactory, TopicFactory

from .client import ask
from .rows import row

pytestmark = pytest.mark.django_db

GENERATED = 5_000
SMALL = Style(fields=(3, 30), first=(0, 4))
"""Answers of a few dozen objects; ``first: 0`` is an error at its place."""


@pytest.fixture
def _site() -> None:
    land = StateFactory()
    for factory in ALL_FACTORIES:
        factory(
            regions=[RegionFactory(parent=land)],
            topics=[TopicFactory()],
            body=body(("heading", {"text": "Ziele", "level": "H2"}), ("rich_text", {"text": "<p>Text</p>"})),
        )


class Asked:
    """One document, run by a plan and by graphql-core alone."""

    def __init__(self, source: str, variables: dict[str, Any] | None = None) -> None:
        self._tree = parse(source)
        self._operation: Any = self._tree.definitions[0]
        self._given = variables or {}
        coerced = get_variable_values(published_schema(), self._operation.variable_definitions, self._given)
        assert isinstance(coerced, dict), coerced
        self._variables = coerced

    def by_plan(self) -> dict[str, Any]:
        plan = self._plan()
        return plan.data(Context(Reader(), plan.selections), self._variables)

    def must_be_left_to_graphql_core(self) -> None:
        with pytest.raises(Exception):  # noqa: B017, PT011
            self.by_plan()

    def by_graphql_core(self) -> ExecutionResult:
        context = Context(Reader(), self._plan().selections)
        result = execute(published_schema(), self._tree, context_value=context, variable_values=self._given)
        assert isinstance(result, ExecutionResult)
        return result

    def _plan(self) -> Plan:
        return Plans(published_schema(), self._tree).of(self._operation, self._variables)


@pytest.fixture(autouse=True)
def _clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search says how long it took."""
    monkeypatch.setattr("search.graphql.asking.perf_counter", lambda: 0.0)


@pytest.mark.usefixtures("_site")
def test_answers_to_generated_documents_are_equal() -> None:
    schema = published_schema()
    with connection.cursor() as cursor:
        known = known_on(cursor)
    faulty = 0
    for seed in range(GENERATED):
        source, variables = generate(schema, seed, known=known, style=SMALL)
        asked = Asked(source, variables)
        expected = asked.by_graphql_core()
        if expected.errors:
            faulty += 1
            asked.must_be_left_to_graphql_core()
        else:
            assert encoded(asked.by_plan()) == encoded(expected.data), source
    assert 0 < faulty < GENERATED / 5


QUERIES = [
    """{ __typename initiatives { __typename nodes {
      __typename id t: title title seo { title } body { __typename id } } } }""",
    """query ($no: Boolean = false) { initiatives { edges { cursor node {
      ...P regions { name parent { ...R } }
      topics @include(if: $no) { name } noIndex firstPublishedAt location { latitude } alternateNames } } } }
      fragment P on PageInterface { path breadcrumbs {
        path ... on HomePage { title } ... on InitiativeIndexPage { slug } } }
      fragment R on Region { isoCode kind initiatives(first: 1) { totalCount nodes { title } } }""",
    """{ initiatives { nodes { body { ... on RichTextBlock { html links { title } }
      ... on HeadingBlock { text level } } } } }""",
    "{ sitemapEntries { nodes { path lastModified } edges { cursor } } navigation { items { title } } }",
    """query ($n: Int! = 2) { topics { nodes { name
      some: initiatives(first: $n) { nodes { title } } all: initiatives { totalCount nodes { id } } } } }""",
    """{ __schema { queryType { name fields { name args { name defaultValue } } } directives { name } }
      __type(name: "NewsKind") { kind enumValues { name } } regions { totalCount } }""",
]


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize("query", QUERIES)
def test_answers_are_equal(query: str) -> None:
    asked = Asked(query)

    assert encoded(asked.by_plan()) == encoded(asked.by_graphql_core().data)


FAULTY = [
    "{ initiatives { nodes { title topics { name } } } }",
    "{ topics { nodes { name } } }",
    "{ initiatives { nodes { leadImage { width } } } }",
    "{ initiatives { nodes { topics { parent { name } initiatives(first: 0) { totalCount } } } } }",
    "{ news { nodes { kind } } }",
    '{ node(id: "00000000-0000-4000-8000-000000000001") { id } }',
]


@pytest.mark.parametrize("query", FAULTY)
def test_a_value_that_does_not_fit_is_left_to_graphql_core(query: str) -> None:
    """Missing where one is required, no value of its enum, of a type that the schema does not have."""
    broken = row("Topic", "Energie")
    Node.objects.filter(pk=broken.pk).update(data={**broken.data, "name": None})
    row("InitiativePage", "Eine", topics=[broken])
    row("InitiativePage", "Andere", leadImage=row("Image", "", alt=None))
    row("NewsPage", "Nachricht", kind="GOSSIP")
    row("Rumour", "Gerücht", id="00000000-0000-4000-8000-000000000001")

    asked = Asked(query)

    assert asked.by_graphql_core().errors
    asked.must_be_left_to_graphql_core()


def test_a_client_reads_graphql_cores_errors() -> None:
    row("InitiativePage", "Andere", leadImage=row("Image", "", alt=None))

    body = ask("{ initiatives { nodes { title leadImage { alt } } } topics(first: 0) { totalCount } }")

    assert body["data"] is None
    assert [(each["path"], each["extensions"]["code"]) for each in body["errors"]] == [
        (["topics"], "BAD_USER_INPUT")
    ]


def test_conditions_choose_the_plan_and_are_remembered_within_bounds() -> None:
    declared = ", ".join(f"$v{bit}: Boolean!" for bit in range(6))
    fields = " ".join(f"c{bit}: totalCount @include(if: $v{bit})" for bit in range(6))
    tree = parse(f"query ({declared}) {{ topics {{ {fields} }} }}")
    plans = Plans(published_schema(), tree)
    operation: Any = tree.definitions[0]

    def plan(number: int) -> Plan:
        return plans.of(operation, {f"v{bit}": bool(number >> bit & 1) for bit in range(6)})

    assert plan(1) is plan(1)
    assert plan(2) is not plan(1)
    for number in range(64):
        plan(number)
    assert len(plans) <= 2
    assert list(plan(5).data(Context(Reader(), plan(5).selections), {})["topics"]) == ["c0", "c2"]
