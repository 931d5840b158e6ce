"""The short cut through rows gives graphql-core's own answers, errors included."""

import json

import pytest
from graphql import execute, parse

from cms.graphql.execution import Context
from cms.graphql.published_schema import published_schema
from cms.graphql.row_execution import RowExecution
from cms.published.models import Node
from cms.published.reading import Reader
from tests.factories.pages import ALL_FACTORIES, body
from tests.factories.snippets import RegionFactory, StateFactory, TopicFactory

from .rows import row

pytestmark = pytest.mark.django_db


def both(query: str, **variables: object):
    """Return what RowExecution and what graphql-core alone make of ``query``."""
    return [
        execute(
            published_schema(),
            parse(query),
            context_value=Context(Reader()),
            variable_values=variables,
            execution_context_class=executor,
        )
        for executor in (RowExecution, None)
    ]


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
]


@pytest.fixture
def _content():
    land = StateFactory()
    for factory in ALL_FACTORIES:
        factory(
            regions=[RegionFactory(parent=land)],
            topics=[TopicFactory()],
            body=body(("heading", {"text": "Ziele", "level": "H2"}), ("rich_text", {"text": "<p>Text</p>"})),
        )


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize("query", QUERIES)
def test_the_answers_are_equal(query):
    ours, theirs = both(query)

    assert ours.errors is None
    assert json.dumps(ours.data) == json.dumps(theirs.data)


def test_a_value_that_is_missing_where_one_is_required_is_an_error_at_its_place():
    broken = row("Topic", "Energie")
    Node.objects.filter(pk=broken.pk).update(data={**broken.data, "name": None})
    row("InitiativePage", "Eine", topics=[broken])
    row("InitiativePage", "Andere", leadImage=row("Image", "", alt=None))

    for query in (
        "{ initiatives { nodes { title topics { name } } } }",
        "{ topics { nodes { name } } }",
        "{ initiatives { nodes { leadImage { width } } } }",
        "{ initiatives { nodes { topics { parent { name } initiatives(first: 0) { totalCount } } } } }",
    ):
        ours, theirs = both(query)
        assert ours.errors is not None
        assert ours.data == theirs.data
        assert [(each.message, each.path) for each in ours.errors] == [
            (each.message, each.path) for each in theirs.errors
        ]
