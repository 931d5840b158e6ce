"""``search``: which objects come in which form, how they go on, and what it costs to ask."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.models import InitiativePage
from search.graphql.asking import place_of
from search.graphql.paging import cursor_of
from search.query import Hit
from tests.factories.pages import InitiativePageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.snippets import DialogueFormatFactory, OrganisationFactory, StateFactory, TopicFactory
from tests.graphql.client import ask, data, error

pytestmark = pytest.mark.django_db

NAMED = "... on PageInterface { title } ... on Organisation { name } ... on DialogueFormat { name }"
HITS = f"""
query Q($query: String, $filter: SearchFilter, $order: SearchOrder, $near: NearInput, $locale: String) {{
  search(query: $query, filter: $filter, orderBy: $order, near: $near, locale: $locale) {{
    totalCount
    edges {{ distanceKm node {{ __typename {NAMED} }} highlights {{ field runs {{ text match }} }} }}
  }}
}}"""
PAGE = """
query Q($query: String, $order: SearchOrder, $first: Int!, $after: String) {
  search(query: $query, orderBy: $order, first: $first, after: $after) {
    edges { cursor node { id } } nodes { id } pageInfo { hasNextPage endCursor }
  }
}"""
FACETS = """
query Q($query: String, $filter: SearchFilter, $facets: [SearchDimension!]) {
  search(query: $query, filter: $filter, facets: $facets) {
    facets { field missing buckets { value label count selected } }
  }
}"""


def found(**variables: Any) -> list[str]:
    """Return the titles of the hits, and check them against their total."""
    answer = data(HITS, **variables)["search"]
    nodes = [edge["node"] for edge in answer["edges"]]
    assert answer["totalCount"] == len(nodes)
    return [node.get("title") or node["name"] for node in nodes]


def facet(field: str, **variables: Any) -> dict[str, Any]:
    (found,) = (each for each in data(FACETS, **variables)["search"]["facets"] if each["field"] == field)
    return dict(found)


def test_objects_of_all_kinds_are_found_together() -> None:
    # Given
    InitiativePageFactory(title="Dialog am Rhein")
    OrganisationFactory(name="Verein Dialog")
    DialogueFormatFactory(name="Dialog im Betrieb")
    NewsPageFactory(title="Wasserstoff")
    # When, then
    assert set(found(query="dialog")) == {"Dialog am Rhein", "Verein Dialog", "Dialog im Betrieb"}


def test_without_a_query_everything_comes_with_the_newest_first() -> None:
    # Given
    for year, title in ((2017, "Alt"), (2019, "Neu"), (2018, "Mitte")):
        NewsPageFactory(title=title, date=datetime.date(year, 1, 1))
    # When, then
    assert found(filter={"kinds": ["NEWS"]}) == ["Neu", "Mitte", "Alt"]
    assert found(query="", filter={"kinds": ["NEWS"]}) == ["Neu", "Mitte", "Alt"]
    assert found(query=None, order=None, filter={"kinds": ["NEWS"]}) == ["Neu", "Mitte", "Alt"]


def test_pages_come_in_one_language_and_records_in_each() -> None:
    # Given
    InitiativePageFactory(title="Dialog auf Deutsch")
    InitiativePageFactory(title="Dialog in English", locale="en")
    OrganisationFactory(name="Dialog e. V.")
    # When, then
    assert set(found(query="dialog")) == {"Dialog auf Deutsch", "Dialog e. V."}
    assert set(found(query="dialog", locale="en")) == {"Dialog in English", "Dialog e. V."}


def test_filters_restrict_each_other_and_an_unknown_value_finds_nothing() -> None:
    # Given
    land = StateFactory(name="Hessen", iso_code="DE-HE")
    energy, skills = TopicFactory(name="Energie", slug="energie"), TopicFactory(name="Fachkräfte")
    InitiativePageFactory(title="Beides", regions=[land], topics=[energy])
    InitiativePageFactory(title="Nur dort", regions=[land], topics=[skills])
    InitiativePageFactory(title="Nur davon", topics=[energy])
    # When, then
    assert found(filter={"land": ["DE-HE"], "topics": ["energie"]}) == ["Beides"]
    assert found(filter={"topics": ["energie"], "kinds": ["NEWS"]}) == []
    assert found(filter={"topics": ["gibt-es-nicht"]}) == []
    assert found(query="beides", filter={"land": ["DE-XX"]}) == []


def test_facets_leave_out_their_own_selection() -> None:
    # Given
    energy, skills = TopicFactory(name="Energie", slug="energie"), TopicFactory(name="Fachkräfte", slug="f")
    InitiativePageFactory(title="Dialog A", topics=[energy])
    InitiativePageFactory(title="Dialog B", topics=[skills])
    NewsPageFactory(title="Dialog C", topics=[energy])
    # When
    topics = facet("topics", query="dialog", filter={"topics": ["energie"]})
    kinds = facet("kinds", query="dialog", filter={"topics": ["energie"]})
    # Then
    assert topics == {
        "field": "topics",
        "missing": 0,
        "buckets": [
            {"value": "energie", "label": "Energie", "count": 2, "selected": True},
            {"value": "f", "label": "Fachkräfte", "count": 1, "selected": False},
        ],
    }
    assert [(each["value"], each["label"], each["count"]) for each in kinds["buckets"]] == [
        ("INITIATIVE", "Initiative", 1), ("NEWS", "Meldung", 1),
    ]  # fmt: skip


def test_all_dimensions_are_counted_unless_some_are_named() -> None:
    every = [each["field"] for each in data(FACETS)["search"]["facets"]]
    some = [each["field"] for each in data(FACETS, facets=["LEVEL", "KINDS"])["search"]["facets"]]
    assert every == ["kinds", "topics", "regions", "land", "targetGroups", "level"]
    assert some == ["kinds", "level"]


def test_highlights_are_the_texts_in_pieces() -> None:
    # Given
    InitiativePageFactory(title="Forum Industrie", summary="Ein Dialog für die Region.")
    # When
    (edge,) = data(HITS, query="dialog")["search"]["edges"]
    # Then
    (highlight,) = edge["highlights"]
    assert highlight["field"] == "SUMMARY"
    assert highlight["runs"] == [
        {"text": "Ein ", "match": False},
        {"text": "Dialog", "match": True},
        {"text": " für die Region.", "match": False},
    ]


def test_without_a_query_there_is_nothing_to_highlight() -> None:
    InitiativePageFactory(summary="Ein Dialog für die Region.")
    assert all(edge["highlights"] == [] for edge in data(HITS)["search"]["edges"])


def test_near_gives_distances_and_orders_by_them_when_asked() -> None:
    # Given
    InitiativePageFactory(title="Krefeld", latitude=51.33, longitude=6.56)
    InitiativePageFactory(title="Köln", latitude=50.94, longitude=6.96)
    InitiativePageFactory(title="Rostock", latitude=54.09, longitude=12.1)
    near = {"latitude": 50.94, "longitude": 6.96, "radiusKm": 100}
    # When
    edges = data(HITS, near=near, order="DISTANCE")["search"]["edges"]
    # Then
    assert [(edge["node"]["title"], edge["distanceKm"]) for edge in edges] == [
        ("Köln", 0.0),
        ("Krefeld", 51.6),
    ]


@pytest.mark.parametrize("query", [None, "dialog"])
@pytest.mark.parametrize("order", ["RELEVANCE", "DATE_DESC", "TITLE"])
def test_pages_go_on_without_gap_or_duplicate(query: str | None, order: str) -> None:
    # Given
    pages = [InitiativePageFactory(title=f"Dialog {number}") for number in range(7)]
    wanted = data(PAGE, query=query, order=order, first=100)["search"]["nodes"]
    # When
    after, seen, more = None, [], True
    while more:
        page = data(PAGE, query=query, order=order, first=3, after=after)["search"]
        seen += page["nodes"]
        assert [edge["node"] for edge in page["edges"]] == page["nodes"]
        assert page["edges"][-1]["cursor"] == page["pageInfo"]["endCursor"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    # Then
    assert seen == wanted
    assert {str(page.uuid) for page in pages} <= {node["id"] for node in seen}


def test_a_page_without_hits_has_no_cursor() -> None:
    page = data(PAGE, query="gibtesnicht", first=3)["search"]
    assert page == {"edges": [], "nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}


@pytest.mark.parametrize(
    "changed", [{"query": "andere"}, {"order": "TITLE"}, {"query": None}], ids=lambda change: str(change)
)
def test_a_cursor_belongs_to_one_search(changed: dict[str, Any]) -> None:
    # Given
    for number in range(2):
        InitiativePageFactory(title=f"Dialog {number}")
    asked = {"query": "dialog", "order": "RELEVANCE", "first": 1}
    cursor = data(PAGE, **asked)["search"]["pageInfo"]["endCursor"]
    # When
    refusal = error(PAGE, **{**asked, **changed}, after=cursor)
    # Then
    assert refusal["extensions"]["code"] == "BAD_CURSOR"
    assert refusal["extensions"]["argument"] == "after"


def test_nobody_tells_a_cursor_another_place() -> None:
    # Given
    for number in range(2):
        InitiativePageFactory(title=f"Dialog {number}")
    cursor = data(PAGE, query="dialog", first=1)["search"]["pageInfo"]["endCursor"]
    place, _, sealed = cursor.partition(".")
    # When, then
    assert place == "1"
    for told in (f"0.{sealed}", f"2.{sealed}", f"-1.{sealed}", f".{sealed}", sealed, f"1.1.{sealed}"):
        assert error(PAGE, query="dialog", first=1, after=told)["extensions"]["code"] == "BAD_CURSOR"


@pytest.mark.parametrize(("before", "refused"), [(9_990, False), (9_991, True), (10_000, True)])
def test_hits_beyond_the_first_ten_thousand_are_refused(before: int, refused: bool) -> None:
    # Given a cursor behind that many hits
    place = place_of({"query": "dialog", "filter": None, "orderBy": "RELEVANCE", "first": 10})
    cursor = cursor_of(place, before, Hit(str(UUID(int=1)), "NewsPage", 0.5, 0.5))
    # When
    answer = ask(PAGE, query="dialog", order="RELEVANCE", first=10, after=cursor)
    # Then
    told = [(each["message"], each["extensions"]["code"]) for each in answer.get("errors", [])]
    message = f"The limit on searched hits is 10000 (found {before + 10})."
    assert told == ([(message, "LIMIT_EXCEEDED")] if refused else [])


def test_only_what_is_selected_is_asked_of_the_database() -> None:
    # Given
    topic = TopicFactory(name="Energie")
    for number in range(3):
        InitiativePageFactory(title=f"Dialog {number}", topics=[topic])

    def statements(selection: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            data(f'{{ search(query: "dialog") {{ {selection} }} }}')
        return len(captured)

    # When
    ids, total = statements("nodes { id }"), statements("totalCount")
    topics = statements("nodes { ... on InitiativePage { title topics { name } } }")
    # Then: the revision, the engine (two at most), the rows; the next level
    assert total <= 3
    assert ids <= 4
    assert topics == ids + 1


def test_the_number_of_statements_does_not_grow_with_the_hits() -> None:
    # Given
    selection = "edges { node { ... on InitiativePage { topics { name } } } highlights { field } } totalCount"

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            data(f'{{ search(query: "dialog", first: 100) {{ {selection} facets {{ field }} }} }}')
        return len(captured)

    InitiativePageFactory(title="Dialog", topics=[TopicFactory()])
    statements()
    few = statements()
    # When
    for number in range(20):
        InitiativePageFactory(title=f"Dialog {number}", topics=[TopicFactory()])
    statements()
    # Then
    assert statements() == few


def test_meta_tells_who_answered() -> None:
    # Given
    page = InitiativePageFactory(title="Dialog")
    # When
    meta = data("{ search { meta { engine degraded tookMs indexedThrough } } }")["search"]["meta"]
    # Then
    assert (meta["engine"], meta["degraded"]) == ("embedded", False)
    assert 0 <= meta["tookMs"] < 10_000
    through = datetime.datetime.fromisoformat(meta["indexedThrough"])
    assert through >= InitiativePage.objects.get(pk=page.pk).first_published_at.replace(microsecond=0)


def test_the_same_object_may_be_asked_for_under_several_names() -> None:
    # Given
    InitiativePageFactory(title="Dialog", topics=[TopicFactory(name="Energie")])
    # When
    answer = data(
        '{ a: search(query: "dialog") { nodes { ... on InitiativePage { topics { name } } } }'
        ' b: search(query: "dialog") { edges { node { ... on InitiativePage { title } } } } }'
    )
    # Then
    assert answer["a"]["nodes"] == [{"topics": [{"name": "Energie"}]}]
    assert answer["b"]["edges"] == [{"node": {"title": "Dialog"}}]


def test_what_is_withdrawn_is_gone_with_the_next_question() -> None:
    # Given
    page = InitiativePageFactory(title="Dialog")
    StandardPageFactory(title="Dialog und mehr")
    assert set(found(query="dialog")) == {"Dialog", "Dialog und mehr"}
    # When
    page.unpublish()
    # Then
    assert found(query="dialog") == ["Dialog und mehr"]
    assert [each["count"] for each in facet("kinds", query="dialog")["buckets"]] == [1]
