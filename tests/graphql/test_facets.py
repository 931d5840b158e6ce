"""Facets as clients see them."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.families import FAMILIES, SITEMAP
from cms.published.models import Node
from cms.published.revision import lock_graph, next_revision

from .client import data
from .rows import row

pytestmark = pytest.mark.django_db

FACETS = "facets { field missing buckets { value label count selected } }"


def facet(query: str, name: str, **variables):
    """The only facet of one root list."""
    (found,) = data(query, **variables)[name]["facets"]
    return found


def bucket(value: str, label: str, count: int, *, selected: bool = False):
    return {"value": value, "label": label, "count": count, "selected": selected}


def test_a_facet_leaves_out_its_own_selection_and_applies_all_others():
    for level, status in (
        ("STATE", "ACTIVE"),
        ("STATE", "ENDED"),
        ("REGION", "ACTIVE"),
        ("REGION", "ACTIVE"),
    ):
        row("InitiativePage", level=level, status=status)

    found = data(
        """{ initiatives(filter: {level: [STATE], status: [ACTIVE]}) { totalCount
            facets(fields: [LEVEL, STATUS]) { field missing buckets { value label count selected } } } }"""
    )["initiatives"]

    assert found == {
        "totalCount": 1,
        "facets": [
            {
                "field": "level",
                "missing": 0,
                "buckets": [bucket("STATE", "Land", 1, selected=True), bucket("REGION", "Region", 2)],
            },
            {
                "field": "status",
                "missing": 0,
                "buckets": [bucket("ACTIVE", "Aktiv", 1, selected=True), bucket("ENDED", "Beendet", 1)],
            },
        ],
    }


def test_topics_count_what_lies_below_them_and_come_by_count_then_as_germans_sort():
    energy = row("Topic", "Energie", slug="energie")
    hydrogen = row("Topic", "Wasserstoff", slug="wasserstoff", parent=energy)
    doctors, work = row("Topic", "Ärzte", slug="aerzte"), row("Topic", "Arbeit", slug="arbeit")
    row("Topic", "Unbenutzt", slug="unbenutzt")
    row("InitiativePage", topics=[hydrogen, energy])
    row("InitiativePage", topics=[hydrogen, doctors, work])
    row("InitiativePage", topics=[])

    query = f"{{ initiatives {{ {FACETS.replace('facets', 'facets(fields: [TOPICS])')} }} }}"
    assert facet(query, "initiatives") == {
        "field": "topics",
        "missing": 1,
        "buckets": [
            bucket("energie", "Energie", 2),
            bucket("wasserstoff", "Wasserstoff", 2),
            bucket("arbeit", "Arbeit", 1),
            bucket("aerzte", "Ärzte", 1),
        ],
    }


def test_selected_values_are_shown_even_where_nothing_has_them():
    west = row("Region", "Westland", slug="west", kind="STATE", isoCode="DE-WE", ags="05")
    row("InitiativePage", regions=[west], level="STATE")

    query = """query ($filter: InitiativeFilter) { initiatives(filter: $filter) {
        facets(fields: [REGIONS]) { field missing buckets { value label count selected } } } }"""
    shown = bucket("west", "Westland", 0, selected=True)
    for key in ("west", "DE-WE", "05"):
        filters = {"regions": [key, "gibt-es-nicht"], "level": ["REGION"]}
        assert facet(query, "initiatives", filter=filters)["buckets"] == [shown]


def test_laender_are_offered_and_the_federation_is_not():
    federation = row("Region", "Deutschland", kind="FEDERATION", isoCode="DE", ags=None)
    west = row("Region", "Westland", kind="STATE", isoCode="DE-WE", ags="05", parent=federation)
    district = row("Region", "Kreis", kind="DISTRICT", isoCode=None, ags="05001", parent=west)
    row("InitiativePage", regions=[district])
    row("InitiativePage", regions=[federation])

    query = f"{{ initiatives {{ {FACETS.replace('facets', 'facets(fields: [LAND])')} }} }}"
    assert facet(query, "initiatives") == {
        "field": "land",
        "missing": 1,
        "buckets": [bucket("DE-WE", "Westland", 1)],
    }


def test_booleans_and_lists_of_values():
    row("ToolboxItemPage", adaptable=True, phase=["FOUNDING", "EVALUATION"])
    row("ToolboxItemPage", adaptable=False, phase=["FOUNDING"])
    row("ToolboxItemPage", adaptable=False, phase=[])

    query = """{ toolboxItems(filter: {adaptable: true}) { totalCount
        facets(fields: [ADAPTABLE, PHASE]) { field missing buckets { value label count selected } } } }"""
    assert data(query)["toolboxItems"] == {
        "totalCount": 1,
        "facets": [
            {
                "field": "phase",
                "missing": 0,
                "buckets": [bucket("FOUNDING", "Gründung", 1), bucket("EVALUATION", "Auswertung", 1)],
            },
            {
                "field": "adaptable",
                "missing": 0,
                "buckets": [bucket("true", "Ja", 1, selected=True), bucket("false", "Nein", 2)],
            },
        ],
    }


def test_members_by_sort_and_channels_are_filters_too():
    chamber, union = (row("Organisation", name, organisationType=name) for name in ("CHAMBER", "UNION"))
    row("InitiativePage", "A", memberships=[{"organisation": chamber}], outreachChannels=[{"kind": "PRESS"}])
    row("InitiativePage", "B", memberships=[{"organisation": chamber}, {"organisation": union}])

    query = "query ($filter: InitiativeFilter) { initiatives(filter: $filter) { nodes { title } } }"
    for filters, expected in (
        ({"memberTypes": ["CHAMBER"]}, ["A", "B"]),
        ({"memberTypes": ["UNION", "COMPANY"]}, ["B"]),
        ({"outreachChannels": ["PRESS"], "memberTypes": ["CHAMBER"]}, ["A"]),
        ({"memberTypes": ["MINISTRY"]}, []),
    ):
        assert [node["title"] for node in data(query, filter=filters)["initiatives"]["nodes"]] == expected


def test_labels_of_pages_are_in_the_language_of_the_list():
    row("InitiativePage", "Bündnis", slug="buendnis", path="/buendnis/")
    alliance = row("InitiativePage", "Alliance", slug="buendnis", path="/en/buendnis/", locale="en")
    row("NewsPage", relatedInitiatives=[alliance], locale="en")

    query = """{ news(locale: "en") {
        facets(fields: [INITIATIVES]) { field missing buckets { value label count selected } } } }"""
    assert facet(query, "news")["buckets"] == [bucket("buendnis", "Alliance", 1)]


def test_what_is_not_public_is_no_bucket_and_counts_as_missing():
    hidden = uuid4()
    row("InitiativePage", topics=[hidden], memberships=[{"organisation": hidden}], regions=[hidden])

    query = """{ initiatives { facets(fields: [TOPICS, ORGANISATIONS, MEMBER_TYPES, REGIONS, LAND]) {
        buckets { value } missing } } }"""
    facets = data(query)["initiatives"]["facets"]
    assert [(found["buckets"], found["missing"]) for found in facets] == [([], 1)] * 5


@pytest.mark.parametrize("name", [*FAMILIES, SITEMAP.list_name])
def test_every_list_has_facets(name):
    found = data(f"{{ {name} {{ {FACETS} }} }}")[name]["facets"]

    known = FAMILIES[name].filters if name in FAMILIES else ()
    assert {facet["field"] for facet in found} <= {choice.name for choice in known}
    assert all(facet["buckets"] == [] or name == "regions" for facet in found)


def test_facets_of_lists_below_objects_count_below_each_of_them():
    energy, work = row("Topic", "Energie"), row("Topic", "Arbeit")
    row("InitiativePage", topics=[energy, work], level="STATE")
    row("InitiativePage", topics=[energy], level="REGION")

    found = data(
        """{ topics(first: 2) { nodes { name initiatives(first: 1) { totalCount
            facets(fields: [LEVEL]) { field buckets { value count } } } } } }"""
    )["topics"]["nodes"]

    assert found == [
        {"name": "Arbeit", "initiatives": {"totalCount": 1, "facets": [_levels(STATE=1)]}},
        {"name": "Energie", "initiatives": {"totalCount": 2, "facets": [_levels(STATE=1, REGION=1)]}},
    ]


def _levels(**counts):
    return {"field": "level", "buckets": [{"value": value, "count": n} for value, n in counts.items()]}


@pytest.mark.parametrize("size", [2, 8])
def test_facets_below_any_number_of_objects_take_four_statements(size):
    for number in range(size):
        row("InitiativePage", topics=[row("Topic", f"Thema {number}")], level="STATE")
    query = f"""{{ topics(first: {size}) {{ nodes {{ initiatives(first: 1) {{
        facets(fields: [LEVEL]) {{ buckets {{ count }} }} }} }} }} }}"""

    with CaptureQueriesContext(connection) as captured:
        found = data(query)["topics"]["nodes"]

    assert [node["initiatives"]["facets"][0]["buckets"] for node in found] == [[{"count": 1}]] * size
    assert len([each for each in captured if "published_node" in each["sql"]]) == 4


def test_a_change_is_counted_at_once():
    query = "{ initiatives { facets(fields: [LEVEL]) { buckets { value count } } } }"
    first = row("InitiativePage", level="STATE")
    assert data(query)["initiatives"]["facets"][0]["buckets"] == [{"value": "STATE", "count": 1}]

    Node.objects.filter(pk=first.pk).delete()
    lock_graph()
    next_revision()

    assert data(query)["initiatives"]["facets"][0]["buckets"] == []
