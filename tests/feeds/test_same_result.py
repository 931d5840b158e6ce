"""Feeds and the API are one list: for any filter they find the same objects."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from cms.feeds.kinds import KINDS
from cms.published.families import FAMILIES
from cms.published.parameters import FILTERS
from tests.graphql.client import data
from tests.graphql.rows import row

from .client import ids

pytestmark = pytest.mark.django_db

LAENDER = {"DE-NW": "nrw", "DE-BY": "bayern"}
LEVELS, TYPES = ("STATE", "REGION"), ("NETWORK", "ALLIANCE")
TYPE_OF = {"initiatives": "initiativeType", "events": "eventType", "news": "kind"}
VALUES: dict[str, tuple[str, ...]] = {
    "land": (*LAENDER, "DE-HH"),
    "region": (*LAENDER.values(), "05", "koeln", "nirgends"),
    "topic": ("energie", "wasserstoff", "fehlt"),
    "level": LEVELS,
    "initiative": ("buendnis-0", "buendnis-1"),
}
DAYS = ("2026-01-05", "2026-01-15", "2026-02-01")


@pytest.fixture(scope="module", autouse=True)
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        _plant()
        yield
        transaction.set_rollback(True)


def _plant() -> None:
    laender = [
        row("Region", slug=slug, isoCode=code, ags=f"0{number}", kind="STATE")
        for number, (code, slug) in enumerate(LAENDER.items(), start=5)
    ]
    places = [*laender, row("Region", slug="koeln", ags="05315", kind="DISTRICT", parent=laender[0])]
    energy = row("Topic", slug="energie")
    topics = [energy, row("Topic", slug="wasserstoff", parent=energy)]
    initiatives = [_page("InitiativePage", number, places, topics) for number in range(12)]
    for number in range(12):
        _page("NewsPage", number, places, topics, relatedInitiatives=[initiatives[number % 2]])
        _page("EventPage", number, places, topics)


def _page(type_name: str, number: int, places: list[Any], topics: list[Any], **given: Any) -> Any:
    own = {
        "InitiativePage": {"level": LEVELS[number % 2], "initiativeType": TYPES[number % 3 % 2]},
        "NewsPage": {"kind": ("NEWS", "CALL")[number % 2]},
        "EventPage": {"eventType": ("WEBINAR", "DIALOGUE")[number % 2], "sequence": 0},
    }[type_name]
    return row(
        type_name,
        f"{('Chemie', 'Stahl')[number % 2]} am Rhein {number}",
        slug=f"{'buendnis' if type_name == 'InitiativePage' else type_name.lower()}-{number}",
        regions=[places[number % 3]],
        topics=[topics[number % 2]],
        date=f"2026-01-{2 * number + 1:02d}T12:00:00Z",
        **own,
        **given,
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A kind of feed, and parameters that it knows."""
    kind = draw(st.sampled_from(sorted(TYPE_OF)))
    known = {choice.name for choice in KINDS[kind].family.filters}
    asked: dict[str, Any] = {}
    for name, values in VALUES.items():
        if known & set(FILTERS[name]) and draw(st.booleans()):
            asked[name] = draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True))
    if draw(st.booleans()):
        asked["type"] = [{"initiatives": "NETWORK", "events": "WEBINAR", "news": "CALL"}[kind]]
    for name in ("from", "to"):
        if name in known and draw(st.booleans()):
            asked[name] = draw(st.sampled_from(DAYS))
    if draw(st.booleans()):
        asked["q"] = draw(st.sampled_from(("chemie", "Stahl Rhein", "nichts")))
    return kind, asked


# The suite's own fixtures run once for all examples, and have nothing to do with them.
_ONCE = [HealthCheck.function_scoped_fixture]


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=_ONCE)
@given(questions())
def test_a_feed_has_what_the_api_has(question: tuple[str, dict[str, Any]]) -> None:
    kind, asked = question

    feed = ids(f"/feeds/v1/{kind}.json?{urlencode({'limit': 100, **asked}, doseq=True)}")

    assert feed == _of_the_api(kind, asked)


def _of_the_api(kind: str, asked: dict[str, Any]) -> list[str]:
    family = FAMILIES[KINDS[kind].family.list_name]
    known = {choice.name for choice in family.filters}
    chosen = {
        next(choice for choice in FILTERS[name] if choice in known): value
        for name, value in asked.items()
        if name in FILTERS
    }
    wanted = "orderBy: DATE_DESC, first: 100) { nodes { id } }"
    query = (
        f"query Q($f: {family.stem}Filter, $q: String)"
        f" {{ list: {family.list_name}(filter: $f, query: $q, {wanted} }}"
    )
    return [node["id"] for node in data(query, f=chosen, q=asked.get("q"))["list"]["nodes"]]
