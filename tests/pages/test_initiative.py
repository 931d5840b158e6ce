"""What an initiative page says about itself: relations both ways, freshness, place, names."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cms.pages.freshness import Freshness, freshness
from cms.pages.initiative_children import RelatedInitiative
from cms.pages.models import InitiativeGoal, InitiativeRelation
from cms.pages.values import Location
from tests.factories.pages import InitiativePageFactory, publish

pytestmark = pytest.mark.django_db


def test_a_relation_is_stored_once_and_shown_on_both_sides() -> None:
    whole = InitiativePageFactory()
    part = InitiativePageFactory(relations=[InitiativeRelation(other=whole, kind="PART_OF")])

    assert part.related_initiatives == [RelatedInitiative("PART_OF", whole)]
    assert whole.related_initiatives == [RelatedInitiative("HAS_PART", part)]


@pytest.mark.parametrize(
    ("kind", "opposite"),
    [
        ("COOPERATION", "COOPERATION"),
        ("EXCHANGE", "EXCHANGE"),
        ("SAME_BRAND", "SAME_BRAND"),
        ("PART_OF", "HAS_PART"),
        ("HAS_PART", "PART_OF"),
        ("PREDECESSOR", "SUCCESSOR"),
        ("SUCCESSOR", "PREDECESSOR"),
    ],
)
def test_the_other_side_shows_the_opposite_kind(kind: str, opposite: str) -> None:
    assert InitiativeRelation(kind=kind).opposite_kind == opposite


def test_a_relation_stated_on_both_sides_is_shown_once() -> None:
    first = InitiativePageFactory()
    second = InitiativePageFactory(relations=[InitiativeRelation(other=first, kind="EXCHANGE")])
    first.relations.add(InitiativeRelation(other=second, kind="SAME_BRAND"))

    assert publish(first).related_initiatives == [RelatedInitiative("SAME_BRAND", second)]


def test_a_draft_says_nothing_on_other_pages() -> None:
    shown = InitiativePageFactory()
    InitiativePageFactory(live=False, relations=[InitiativeRelation(other=shown)])

    assert shown.related_initiatives == []


def test_an_initiative_is_not_related_to_itself() -> None:
    page = InitiativePageFactory()

    with pytest.raises(ValidationError) as refusal:
        InitiativeRelation(page=page, other=page).clean()

    assert refusal.value.message_dict == {
        "other": ["Eine Initiative kann nicht mit sich selbst verbunden sein."]
    }


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "FRESH"), (364, "FRESH"), (365, "DUE"), (547, "DUE"), (548, "STALE"), (None, "STALE")],
)
def test_freshness_ages(days: int | None, state: str) -> None:
    today = datetime.date(2026, 11, 22)
    noon = datetime.datetime(2026, 11, 22, 11, tzinfo=datetime.UTC)
    confirmed_at = None if days is None else noon - datetime.timedelta(days=days)

    assert freshness(confirmed_at, today=today) == Freshness(state, confirmed_at)


def test_the_place_is_one_value() -> None:
    page = InitiativePageFactory(
        latitude=51.347, longitude=6.578, location_precision="DISTRICT", address="Krefeld"
    )

    assert page.location == Location(51.347, 6.578, "DISTRICT", "Krefeld")
    assert InitiativePageFactory().location is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        (
            48.0,
            None,
            {"longitude": ["Breite und Länge gehören zusammen: Bitte beide angeben oder beide leer lassen."]},
        ),
        (46.0, 8.0, {"latitude": ["Diese Breite liegt nicht in Deutschland (47.2 bis 55.1)."]}),
        (50.0, 16.0, {"longitude": ["Diese Länge liegt nicht in Deutschland (5.8 bis 15.1)."]}),
    ],
)
def test_places_outside_germany_are_refused(latitude: float, longitude: float | None, message: dict) -> None:
    with pytest.raises(ValidationError) as refusal:
        InitiativePageFactory(latitude=latitude, longitude=longitude)

    assert refusal.value.message_dict == message


def test_alternate_names_are_one_a_line() -> None:
    page = InitiativePageFactory(alternate_names="Industrieperspektive BaWü 2025\n\n  Dialog Südwest  \n")

    assert page.alternate_name_list == ["Industrieperspektive BaWü 2025", "Dialog Südwest"]


def test_goals_keep_their_order() -> None:
    page = InitiativePageFactory(goals=[InitiativeGoal(text="Akzeptanz"), InitiativeGoal(text="Fachkräfte")])

    assert [goal.text for goal in page.goals.all()] == ["Akzeptanz", "Fachkräfte"]
