"""Every root list: filters, orders, paging, totals."""

import pytest

from cms.published.models import Node

from .client import data, error, titles
from .rows import row

pytestmark = pytest.mark.django_db


def initiative(title: str, **given: object) -> Node:
    return row("InitiativePage", title, **given)


def test_titles_sort_as_germans_expect():
    for title in ("Zukunft", "Ärzte", "Arbeit", "Bündnis", "Ärger", "Aue"):
        initiative(title)

    assert titles("{ initiatives { nodes { title } } }", "initiatives") == [
        "Arbeit", "Ärger", "Ärzte", "Aue", "Bündnis", "Zukunft",
    ]  # fmt: skip
    assert titles("{ initiatives(orderBy: TITLE_DESC, first: 2) { nodes { title } } }", "initiatives") == [
        "Zukunft",
        "Bündnis",
    ]


def test_values_of_a_filter_are_alternatives_and_filters_restrict_each_other():
    initiative("Land aktiv", level="STATE", status="ACTIVE")
    initiative("Land beendet", level="STATE", status="ENDED")
    initiative("Stadt aktiv", level="MUNICIPALITY", status="ACTIVE")
    initiative("Region aktiv", level="REGION", status="ACTIVE")

    found = data(
        "{ initiatives(filter: {level: [STATE, REGION], status: [ACTIVE]}) { totalCount nodes { title } } }"
    )["initiatives"]

    assert found == {"totalCount": 2, "nodes": [{"title": "Land aktiv"}, {"title": "Region aktiv"}]}


def test_null_and_empty_filters_do_not_restrict():
    initiative("Eine", level="STATE")

    assert data("{ initiatives(filter: {level: [], status: null}) { totalCount } }")["initiatives"] == {
        "totalCount": 1
    }


def test_topic_filter_finds_topics_below():
    parent = row("Topic", "Energie", slug="energie")
    child = row("Topic", "Wasserstoff", slug="wasserstoff", parent=parent)
    other = row("Topic", "Fachkräfte", slug="fachkraefte")
    initiative("H2", topics=[child])
    initiative("Strom", topics=[parent, other])
    initiative("Köpfe", topics=[other])

    query = "query ($topics: [String!]) { initiatives(filter: {topics: $topics}) { nodes { title } } }"
    assert titles(query, "initiatives", topics=["energie"]) == ["H2", "Strom"]
    assert titles(query, "initiatives", topics=["wasserstoff"]) == ["H2"]
    assert titles(query, "initiatives", topics=["gibt-es-nicht"]) == []


@pytest.fixture
def places():
    """Two Länder, three Kreise, and a composition of two of them."""
    federation = row("Region", "Deutschland", slug="deutschland", kind="FEDERATION")
    nrw = row(
        "Region",
        "Nordrhein-Westfalen",
        slug="nrw",
        kind="STATE",
        isoCode="DE-NW",
        ags="05",
        parent=federation,
    )
    hessen = row(
        "Region", "Hessen", slug="hessen", kind="STATE", isoCode="DE-HE", ags="06", parent=federation
    )
    borken = row("Region", "Borken", slug="borken", kind="DISTRICT", ags="05554", parent=nrw)
    koeln = row("Region", "Köln", slug="koeln", kind="DISTRICT", ags="05315", parent=nrw)
    kassel = row("Region", "Kassel", slug="kassel", kind="DISTRICT", ags="06611", parent=hessen)
    composition = row("Region", "Münsterland plus", slug="muensterland", kind="COMPOSITION", members=[borken])
    initiative("In Köln", regions=[koeln])
    initiative("In Borken", regions=[borken])
    initiative("In NRW", regions=[nrw])
    initiative("Im Münsterland", regions=[composition])
    initiative("In Kassel", regions=[kassel])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"land": ["DE-NW"]}, ["Im Münsterland", "In Borken", "In Köln", "In NRW"]),
        ({"regions": ["05"]}, ["Im Münsterland", "In Borken", "In Köln", "In NRW"]),
        ({"regions": ["muensterland"]}, ["Im Münsterland", "In Borken"]),
        ({"regions": ["05554"]}, ["Im Münsterland", "In Borken"]),
        ({"regions": ["05315"]}, ["In Köln"]),
        ({"regions": ["hessen", "koeln"]}, ["In Kassel", "In Köln"]),
        ({"regions": ["deutschland"]}, ["Im Münsterland", "In Borken", "In Kassel", "In Köln", "In NRW"]),
        ({"land": ["DE-XX"]}, []),
    ],
)
def test_region_filter_knows_the_tree_and_compositions(places, filters, expected):
    query = "query ($filter: InitiativeFilter) { initiatives(filter: $filter) { nodes { title } } }"
    assert titles(query, "initiatives", filter=filters) == expected


def test_regions_below_a_land(places):
    query = '{ regions(filter: {land: ["DE-HE"], kind: [DISTRICT]}) { totalCount nodes { name } } }'
    assert data(query)["regions"] == {"totalCount": 1, "nodes": [{"name": "Kassel"}]}


def test_date_ranges_include_both_ends():
    initiative("Alt", foundedOn="2009-12-31")
    initiative("Erster", foundedOn="2010-01-01")
    initiative("Letzter", foundedOn="2010-12-31")
    initiative("Unbekannt", foundedOn=None)

    query = (
        '{ initiatives(filter: {foundedFrom: "2010-01-01", foundedTo: "2010-12-31"}) { nodes { title } } }'
    )
    assert titles(query, "initiatives") == ["Erster", "Letzter"]


def test_events_of_a_day_in_german_time():
    row("EventPage", "Vorabend", date="2017-04-04T21:59:00Z")
    row("EventPage", "Mitternacht", date="2017-04-04T22:00:00Z")
    row("EventPage", "Abend", date="2017-04-05T21:59:00Z")
    row("EventPage", "Danach", date="2017-04-05T22:00:00Z")

    query = '{ events(filter: {from: "2017-04-05", to: "2017-04-05"}) { nodes { title } } }'
    assert titles(query, "events") == ["Abend", "Mitternacht"]


def test_news_come_newest_first_and_undated_ones_last():
    row("NewsPage", "Ohne", date=None)
    row("NewsPage", "Neu", date="2026-02-01T00:00:00Z")
    row("NewsPage", "Alt", date="2025-02-01T00:00:00Z")

    assert titles("{ news { nodes { title } } }", "news") == ["Neu", "Alt", "Ohne"]


def test_only_the_asked_language_is_listed():
    initiative("Deutsch")
    initiative("English", locale="en")

    query = "query ($locale: String) { initiatives(locale: $locale) { totalCount nodes { title } } }"
    assert titles(query, "initiatives") == ["Deutsch"]
    assert titles(query, "initiatives", locale="en") == ["English"]
    assert titles(query, "initiatives", locale="de-simple") == []
    assert error(query, locale="fr")["message"] == 'Argument "locale" must be one of de, de-simple, en.'


def test_every_word_of_a_query_must_be_found():
    initiative("In|du|strie – Gemeinsam", summary="Ein Bündnis für das Münsterland")
    initiative("Welt-Café Industrie", summary=None)

    query = "query ($query: String) { initiatives(query: $query) { nodes { title } } }"
    assert titles(query, "initiatives", query="INDUSTRIE") == [
        "In|du|strie – Gemeinsam",
        "Welt-Café Industrie",
    ]
    assert titles(query, "initiatives", query="munsterland industrie") == ["In|du|strie – Gemeinsam"]
    assert titles(query, "initiatives", query="welt cafe") == ["Welt-Café Industrie"]
    assert titles(query, "initiatives", query="%") == ["In|du|strie – Gemeinsam", "Welt-Café Industrie"]


def test_near_measures_and_orders_by_distance():
    initiative("Köln", latitude=50.957, longitude=6.955)
    initiative("Düsseldorf", latitude=51.238, longitude=6.786)
    initiative("Hamburg", latitude=53.567, longitude=9.941)
    initiative("Ohne Ort")

    found = data(
        "{ initiatives(near: {latitude: 50.957, longitude: 6.955, radiusKm: 80})"
        " { totalCount edges { distanceKm node { title } } } }"
    )["initiatives"]

    assert found == {
        "totalCount": 2,
        "edges": [
            {"distanceKm": 0.0, "node": {"title": "Köln"}},
            {"distanceKm": 33.4, "node": {"title": "Düsseldorf"}},
        ],
    }


def test_pages_by_distance_join_even_where_places_coincide():
    for number in range(5):
        initiative(f"Köln {number}", latitude=50.957, longitude=6.955)
    initiative("Bonn", latitude=50.703, longitude=7.098)
    query = """query ($after: String) { initiatives(
      near: {latitude: 50.95, longitude: 6.95}, orderBy: DISTANCE, first: 2, after: $after) {
        nodes { title } pageInfo { hasNextPage endCursor } } }"""

    seen, after, more = [], None, True
    while more:
        page = data(query, after=after)["initiatives"]
        seen += [node["title"] for node in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert sorted(seen[:5]) == [f"Köln {number}" for number in range(5)]
    assert seen[5:] == ["Bonn"]


def test_criteria_keep_the_editors_order():
    row("GoodPracticeCriterion", "Zweites", position=2, description="", version=1)
    row("GoodPracticeCriterion", "Erstes", position=1, description="", version=1)

    assert titles("{ goodPracticeCriteria { nodes { name } } }", "goodPracticeCriteria") == [
        "Erstes",
        "Zweites",
    ]


PAGED = """query ($after: String, $first: Int!, $order: InitiativeOrder) {
  initiatives(after: $after, first: $first, orderBy: $order) {
    nodes { title } edges { cursor } pageInfo { hasNextPage endCursor }
  }
}"""


def walk(first: int, **variables: object) -> list[str]:
    seen: list[str] = []
    after = None
    while True:
        page = data(PAGED, first=first, after=after, **variables)["initiatives"]
        seen += [node["title"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return seen


@pytest.mark.parametrize("order", ["TITLE", "TITLE_DESC", "DATE", "DATE_DESC", "MODIFIED_DESC"])
def test_pages_join_without_gap_or_double_even_where_rows_tie(order):
    for number in range(7):
        initiative(f"Gleich {number % 2}", date=None if number % 3 else "2026-01-01T00:00:00Z")

    whole = data(PAGED, first=100, order=order)["initiatives"]

    assert walk(2, order=order) == [node["title"] for node in whole["nodes"]]
    assert len(whole["nodes"]) == 7
    assert whole["pageInfo"] == {"hasNextPage": False, "endCursor": whole["edges"][-1]["cursor"]}


def test_rows_that_appear_between_two_pages_neither_double_nor_shift():
    for letter in "BDF":
        initiative(letter)
    first = data(PAGED, first=2)["initiatives"]

    initiative("A")
    initiative("E")
    second = data(PAGED, first=2, after=first["pageInfo"]["endCursor"])["initiatives"]

    assert [node["title"] for node in first["nodes"]] == ["B", "D"]
    assert [node["title"] for node in second["nodes"]] == ["E", "F"]


def test_a_cursor_fits_only_the_list_it_came_from():
    initiative("Eine", level="STATE")
    initiative("Zwei", level="STATE")
    cursor = data(PAGED, first=1)["initiatives"]["pageInfo"]["endCursor"]

    for query in (
        "query ($c: String) { initiatives(after: $c, filter: {level: [STATE]}) { totalCount } }",
        "query ($c: String) { initiatives(after: $c, orderBy: TITLE_DESC) { totalCount } }",
        'query ($c: String) { initiatives(after: $c, locale: "en") { totalCount } }',
        "query ($c: String) { events(after: $c) { totalCount } }",
    ):
        found = error(query, c=cursor)
        assert found["extensions"]["code"] == "BAD_CURSOR"
        assert found["extensions"]["argument"] == "after"


def test_an_empty_page_has_no_cursor():
    assert data(PAGED, first=1)["initiatives"] == {
        "nodes": [],
        "edges": [],
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }
