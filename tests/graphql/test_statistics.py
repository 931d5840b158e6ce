"""The study's figures as clients see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .client import data, error
from .rows import row

pytestmark = pytest.mark.django_db


def test_the_shape_of_the_design():
    row("InitiativePage", level="STATE", profileAsOf="2025-06-30")
    row("InitiativePage", level="REGION", profileAsOf="2025-12-31")
    row("InitiativePage", level="REGION", profileAsOf=None)
    row("InitiativePage", level=None)

    found = data(
        """{ initiativeStatistics(groupBy: [LEVEL]) {
            total n unknown asOf asOfEarliest definition multiple groups { key label count share } } }"""
    )["initiativeStatistics"]

    assert found == {
        "total": 4,
        "n": 3,
        "unknown": 1,
        "asOf": "2025-12-31",
        "asOfEarliest": "2025-06-30",
        "definition": "Initiatives by the level they work on, as the editors see it (Ebene)."
        " n counts those of which this is known; share is count divided by n.",
        "multiple": False,
        "groups": [
            {"key": "STATE", "label": "Land", "count": 1, "share": 0.3333},
            {"key": "REGION", "label": "Region", "count": 2, "share": 0.6667},
        ],
    }


def test_the_arguments_are_those_of_the_list():
    west = row("Region", "Westland", kind="STATE", isoCode="DE-WE", ags="05")
    row("InitiativePage", "Netz", regions=[west], latitude=51.0, longitude=7.0)
    row("InitiativePage", "Netz", regions=[west], status="ENDED")
    row("InitiativePage", "Rat", locale="en")

    arguments = (
        'filter: {land: ["DE-WE"]}',
        'query: "netz"',
        "near: {latitude: 51, longitude: 7}",
        'locale: "en"',
        'filter: {status: [ENDED], land: ["DE-XX"]}',
    )
    for given in arguments:
        both = f"initiatives({given}) {{ totalCount }} initiativeStatistics({given}) {{ total }}"
        found = data(f"{{ {both} }}")
        assert found["initiativeStatistics"]["total"] == found["initiatives"]["totalCount"], given
    totals = [data(f"{{ initiativeStatistics({given}) {{ total }} }}") for given in arguments]
    assert [found["initiativeStatistics"]["total"] for found in totals] == [2, 2, 1, 1, 0]


def test_dimensions_combine_into_groups_with_keys():
    row("InitiativePage", level="STATE", status="ACTIVE")

    (group,) = data(
        """{ initiativeStatistics(groupBy: [LEVEL, STATUS]) {
            groups { key label count share keys { field key label } } } }"""
    )["initiativeStatistics"]["groups"]

    assert group == {
        "key": "STATE/ACTIVE",
        "label": "Land · Aktiv",
        "count": 1,
        "share": 1.0,
        "keys": [
            {"field": "level", "key": "STATE", "label": "Land"},
            {"field": "status", "key": "ACTIVE", "label": "Aktiv"},
        ],
    }


def test_the_study_in_one_query_and_few_statements():
    chamber = row("Organisation", organisationType="CHAMBER")
    for number in range(3):
        row(
            "InitiativePage",
            level="STATE",
            meetingFrequency="MONTHLY" if number else "UNKNOWN",
            memberships=[{"organisation": chamber}] if number else [],
            goals=[{"text": "Reden", "kind": "DIALOGUE"}],
        )
    query = """{ initiativeStatistics { total definition figures {
        dimension field total n unknown asOf definition multiple groups { key count share } } } }"""

    with CaptureQueriesContext(connection) as captured:
        study = data(query)["initiativeStatistics"]

    figures = {figure["dimension"]: figure for figure in study["figures"]}
    assert study["definition"] == "Published initiatives (Initiativen) that match the filter."
    assert list(figures) == [
        *("LAND", "LEVEL", "STATUS", "INITIATIVE_TYPE", "MEMBER_TYPES", "MEETING_FREQUENCY"),
        *("COOPERATION_INTENSITY", "TOPICS", "GOALS", "OUTREACH_CHANNELS"),
    ]
    assert figures["MEETING_FREQUENCY"]["groups"] == [{"key": "MONTHLY", "count": 2, "share": 1.0}]
    assert (figures["MEETING_FREQUENCY"]["n"], figures["MEETING_FREQUENCY"]["unknown"]) == (2, 1)
    assert figures["MEMBER_TYPES"]["groups"] == [{"key": "CHAMBER", "count": 2, "share": 1.0}]
    assert figures["GOALS"]["groups"] == [{"key": "DIALOGUE", "count": 3, "share": 1.0}]
    assert figures["LAND"]["groups"] == []
    assert len([each for each in captured if "published_node" in each["sql"]]) == 2


def test_chosen_figures_alone():
    found = data("{ initiativeStatistics { figures(dimensions: [TOPICS, LEVEL]) { field n } } }")

    assert found["initiativeStatistics"]["figures"] == [
        {"field": "topics", "n": 0},
        {"field": "level", "n": 0},
    ]


@pytest.mark.parametrize(
    "dimensions", ["LEVEL, LEVEL", "LEVEL, STATUS, SCOPE, LAND"], ids=["twice", "too many"]
)
def test_senseless_groupings_are_refused(dimensions):
    found = error(f"{{ initiativeStatistics(groupBy: [{dimensions}]) {{ total }} }}")

    assert found["message"] == 'Argument "groupBy" must hold at most 3 dimensions, each of them once.'
    assert found["extensions"]["code"] == "BAD_USER_INPUT"
    assert found["extensions"]["argument"] == "groupBy"


def test_too_many_groups_are_refused():
    topics = [row("Topic", f"Thema {n}") for n in range(40)]
    groups = [row("TargetGroup", f"Gruppe {n}") for n in range(26)]
    row("InitiativePage", topics=topics, targetGroups=groups)

    found = error("{ initiativeStatistics(groupBy: [TOPICS, TARGET_GROUPS]) { groups { key } } }")

    assert found["message"] == (
        'Argument "groupBy" makes more than 1000 groups here; filter, or group by fewer dimensions.'
    )
    assert found["extensions"]["code"] == "BAD_USER_INPUT"


def test_bad_arguments_are_those_of_the_list():
    assert error('{ initiativeStatistics(locale: "fr") { total } }')["message"] == (
        'Argument "locale" must be one of de, de-simple, en.'
    )
    long = "x" * 201
    assert (
        error(f'{{ initiativeStatistics(query: "{long}") {{ total }} }}')["extensions"]["argument"] == "query"
    )
