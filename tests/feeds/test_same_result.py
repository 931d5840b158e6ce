"""Feeds, embeds and the API are one list: for any filter they find the same objects in the same order."""

import re
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from cms.feeds.formats import formats_of
from cms.feeds.kinds import KINDS
from cms.published.families import FAMILIES
from cms.published.parameters import FILTERS
from tests.embeds.rows import event, initiative
from tests.graphql.client import data
from tests.graphql.rows import row

from .client import content, get, readable

pytestmark = pytest.mark.django_db

LAENDER = {"DE-NW": "nrw", "DE-BY": "bayern"}
LEVELS, TYPES = ("STATE", "REGION"), ("NETWORK", "ALLIANCE")
TYPES_OF = {
    "initiatives": TYPES,
    "events": ("WEBINAR", "DIALOGUE"),
    "news": ("NEWS", "CALL"),
    "toolbox": ("GUIDE", "TEMPLATE"),
    "good-practice": (),
}
EMBEDS = {"list": "initiatives", "map": "initiatives", "events": "events"}
VALUES: dict[str, tuple[str, ...]] = {
    "land": (*LAENDER, "DE-HH"),
    "region": (*LAENDER.values(), "05", "koeln", "nirgends"),
    "topic": ("energie", "wasserstoff", "fehlt"),
    "targetGroup": ("kammern", "betriebe", "niemand"),
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
    groups = [row("TargetGroup", slug=slug) for slug in ("kammern", "betriebe")]
    words = {"places": places, "topics": topics, "groups": groups}
    initiatives = [_page("InitiativePage", number, **words) for number in range(12)]
    for number in range(12):
        _page("NewsPage", number, **words, relatedInitiatives=[initiatives[number % 2]])
        _page("EventPage", number, **words)
        _page("GoodPracticePage", number, **words)
        _page("ToolboxItemPage", number, **words)


def _page(
    type_name: str, number: int, *, places: list[Any], topics: list[Any], groups: list[Any], **given: Any
) -> Any:
    own: dict[str, Any] = {
        "InitiativePage": {"level": LEVELS[number % 2], "initiativeType": TYPES[number % 3 % 2]},
        "NewsPage": {"kind": ("NEWS", "CALL")[number % 2]},
        "EventPage": {"eventType": ("WEBINAR", "DIALOGUE")[number % 2], "sequence": 0},
        "GoodPracticePage": {},
        "ToolboxItemPage": {"resourceType": ("GUIDE", "TEMPLATE")[number % 2]},
    }[type_name]
    written = {"InitiativePage": initiative, "EventPage": event}.get(type_name, partial(row, type_name))
    return written(
        f"{('Chemie', 'Stahl')[number % 2]} am Rhein {number}",
        slug=f"{'buendnis' if type_name == 'InitiativePage' else type_name.lower()}-{number}",
        regions=[places[number % 3]],
        topics=[topics[number % 2]],
        targetGroups=groups[: number % 3],
        date=f"2026-01-{2 * number + 1:02d}T12:00:00Z",
        **own,
        **given,
    )


Question = tuple[str, dict[str, Any]]


@st.composite
def questions(draw: st.DrawFn, kinds: Collection[str] = tuple(TYPES_OF)) -> Question:
    """A kind of feed, and parameters that it knows."""
    kind = draw(st.sampled_from(sorted(kinds)))
    known = {choice.name for choice in KINDS[kind].family.filters}
    asked: dict[str, Any] = {}
    for name, values in VALUES.items():
        if known & set(FILTERS[name]) and draw(st.booleans()):
            asked[name] = draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True))
    if TYPES_OF[kind] and draw(st.booleans()):
        asked["type"] = [draw(st.sampled_from(TYPES_OF[kind]))]
    for name in ("from", "to"):
        if name in known and draw(st.booleans()):
            asked[name] = draw(st.sampled_from(DAYS))
    if draw(st.booleans()):
        asked["q"] = draw(st.sampled_from(("chemie", "Stahl Rhein", "nichts")))
    return kind, asked


# The suite's own fixtures run once for all examples, and have nothing to do with them.
_ONCE = [HealthCheck.function_scoped_fixture]


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=_ONCE)
@given(questions(), st.data())
def test_a_feed_has_what_the_api_has(question: Question, drawn: st.DataObject) -> None:
    kind, asked = question
    chosen = drawn.draw(st.sampled_from(formats_of(kind)))

    answer = get(f"/feeds/v1/{kind}.{chosen.extension}?{urlencode({'limit': 100, **asked}, doseq=True)}")

    found = list(dict.fromkeys(re.findall(r"urn:uuid:([0-9a-f-]{36})", readable(answer))))
    assert found == [node["id"] for node in _of_the_api(kind, asked, chosen.order.name)]


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=_ONCE)
@given(questions(tuple(EMBEDS.values())), st.sampled_from(sorted(EMBEDS)))
def test_an_embed_has_what_the_api_has(question: Question, embed: str) -> None:
    kind, asked = question
    assume(EMBEDS[embed] == kind)

    frame = content(f"/embed/frame/{embed}?{urlencode({'limit': 100, **asked}, doseq=True)}").decode()

    shown = re.findall(r'data-part="link"[^>]*dir="auto">([^<]*)</a>', frame)
    order = "TITLE" if kind == "initiatives" else "DATE" if "from" in asked else "DATE_DESC"
    assert shown == [node["title"] for node in _of_the_api(kind, asked, order)]


def _of_the_api(kind: str, asked: dict[str, Any], order: str) -> list[dict[str, str]]:
    family = FAMILIES[KINDS[kind].family.list_name]
    known = {choice.name for choice in family.filters}
    chosen = {
        next(choice for choice in FILTERS[name] if choice in known): value
        for name, value in asked.items()
        if name in FILTERS
    }
    wanted = f"orderBy: {order}, first: 100) {{ nodes {{ id title }} }}"
    query = (
        f"query Q($f: {family.stem}Filter, $q: String)"
        f" {{ list: {family.list_name}(filter: $f, query: $q, {wanted} }}"
    )
    nodes: list[dict[str, str]] = data(query, f=chosen, q=asked.get("q"))["list"]["nodes"]
    return nodes
