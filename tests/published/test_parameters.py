"""One vocabulary for addresses: what each parameter asks of a list, and what is refused."""

from datetime import date

import pytest
from django.utils import timezone

from cms.published.families import FAMILIES
from cms.published.listing import Wanted, pages
from cms.published.parameters import BadParameter, canonical, listing_of
from tests.factories.pages import InitiativePageFactory

INITIATIVES, EVENTS = FAMILIES["initiatives"], FAMILIES["events"]


def test_parameters_become_the_filters_of_the_api() -> None:
    given = {
        "land": ["DE-NW,DE-BY"],
        "region": ["ruhrgebiet"],
        "level": ["REGION", "STATE"],
        "topic": ["energie"],
        "targetGroup": ["kammern"],
        "type": ["NETWORK"],
        "q": ["Chemie, Rhein"],
        "lang": ["en"],
        "limit": ["7"],
        "page": ["3"],
    }

    listing = listing_of(INITIATIVES, given)

    assert listing.filters == {
        "land": ["DE-NW", "DE-BY"],
        "regions": ["ruhrgebiet"],
        "level": ["REGION", "STATE"],
        "topics": ["energie"],
        "targetGroups": ["kammern"],
        "initiativeType": ["NETWORK"],
    }
    assert (listing.query, listing.locale) == ("Chemie, Rhein", "en")
    assert (listing.first, listing.offset) == (7, 14)


def test_days_are_days_and_one_of_them_moves() -> None:
    listing = listing_of(EVENTS, {"from": ["today"], "to": ["2031-12-31"], "type": ["WEBINAR"]})

    assert listing.filters == {
        "eventType": ["WEBINAR"],
        "from": timezone.localdate(),
        "to": date(2031, 12, 31),
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("land", ["NW"]),
        ("level", ["KREIS"]),
        ("type", ["WEBINAR"]),
        ("lang", ["fr"]),
        ("limit", ["0"]),
        ("limit", ["101"]),
        ("limit", ["1" * 5000]),
        ("limit", ["٣"]),
        ("page", ["-1"]),
        ("page", ["1", "2"]),
        ("from", ["2031-01-01"]),
        ("q", ["x" * 201]),
        ("q", ["\x00"]),
        ("topic", ["a," * 101]),
        ("colour", ["red"]),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(name: str, values: list[str]) -> None:
    with pytest.raises(BadParameter) as refusal:
        listing_of(INITIATIVES, {name: values})

    assert refusal.value.name == name


@pytest.mark.parametrize("day", ["2031-02-29", "20310101", "2031-W01-1", "gestern", "31.12.2031"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(BadParameter, match="must be a day"):
        listing_of(EVENTS, {"from": [day]})


def test_addresses_with_one_meaning_share_one_canonical_form() -> None:
    assert (
        canonical({"topic": ["wasserstoff,energie"], "land": ["DE-NW", "DE-BY", "DE-NW"], "q": [""]})
        == canonical({"land": ["DE-BY,DE-NW"], "topic": ["energie", "wasserstoff"]})
        == "land=DE-BY&land=DE-NW&topic=energie&topic=wasserstoff"
    )


@pytest.mark.django_db
def test_pages_follow_each_other_without_gap() -> None:
    for title in "ABCDE":
        InitiativePageFactory(title=title)

    read = [
        [
            item.data["title"]
            for item in pages([Wanted(listing_of(INITIATIVES, {"limit": ["2"], "page": [page]}))])[0][
                ""
            ].items
        ]
        for page in ("1", "2", "3", "4")
    ]

    assert read == [["A", "B"], ["C", "D"], ["E"], []]
