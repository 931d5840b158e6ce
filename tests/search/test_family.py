"""The mixed list of everything that can be searched for, as a list of the graph."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.published.facets import Bucket, Counting
from cms.published.filters import Kind
from cms.published.holdings import dimensions
from cms.published.listing import ROOT, Listing, Wanted, members, pages
from cms.published.orders import DATE_DESC, TITLE
from cms.published.types import node_type_names
from search.family import KINDS, RELEVANCE, SEARCH, TYPES
from tests.graphql.rows import row
from tests.published.counted_site import establish
from tests.published.oracle import Oracle
from tests.published.random_lists import random_listing

CASES = 150


def listing(**given: object) -> Listing:
    return Listing(**{"family": SEARCH, "order": TITLE, "first": 10, "locale": "de", **given})


def titles(wanted: Listing) -> list[str]:
    (found,) = pages([Wanted(wanted)])
    return [item.data.get("title") or item.data["name"] for item in found[ROOT].items]


def test_every_kind_is_a_type_of_rows_and_has_a_name_of_its_own() -> None:
    assert set(TYPES) <= node_type_names()
    assert len({kind.name for kind in KINDS}) == len({kind.label for kind in KINDS}) == len(KINDS) == 13


@pytest.mark.django_db
def test_pages_of_the_language_come_together_with_records_which_have_none() -> None:
    row("NewsPage", "Meldung", locale="de")
    row("NewsPage", "Report", locale="en")
    row("Organisation", "Kammer")
    row("Topic", "Thema")

    assert titles(listing()) == ["Kammer", "Meldung"]
    assert titles(listing(locale="en")) == ["Kammer", "Report"]


@pytest.mark.django_db
def test_kinds_are_a_filter_and_a_facet_in_the_order_of_their_declaration() -> None:
    row("NewsPage", "Meldung", locale="de")
    row("Organisation", "Kammer")
    row("InitiativePage", "Bündnis", locale="de")
    asked = listing(filters={"kinds": ["NEWS", "GIBT_ES_NICHT"]})

    (facet,) = Counting(asked).facets(ROOT, ["kinds"])

    assert titles(asked) == ["Meldung"]
    assert facet.buckets == [
        Bucket("INITIATIVE", "Initiative", 1, False),
        Bucket("NEWS", "Meldung", 1, True),
        Bucket("ORGANISATION", "Organisation", 1, False),
    ]
    assert facet.missing == 0


@pytest.mark.django_db
def test_without_a_query_the_newest_are_the_most_relevant() -> None:
    for year in (2024, 2026, 2025):
        row("NewsPage", str(year), locale="de", date=datetime(year, 1, 1, tzinfo=UTC))

    assert titles(listing(order=RELEVANCE)) == titles(listing(order=DATE_DESC))
    assert titles(listing(order=RELEVANCE)) == ["2026", "2025", "2024"]


@pytest.mark.django_db
def test_the_mixed_list_and_its_facets_equal_a_brute_force_oracle() -> None:
    dice = random.Random(5)
    establish(dice)
    oracle = Oracle()
    for number in range(CASES):
        asked = replace(random_listing(dice, oracle, SEARCH), query=None)
        name = dice.choice(sorted(dimensions(SEARCH)))
        expected = oracle.listed(SEARCH, asked.locale, asked.filters, asked.query)
        assert set(members(asked, [ROOT])[ROOT]) == {str(each) for each in expected}, (number, asked)
        _assert_facet(oracle, asked, name, number)


def _assert_facet(oracle: Oracle, asked: Listing, name: str, number: int) -> None:
    choice = dimensions(SEARCH)[name]
    others = {each: value for each, value in asked.filters.items() if each != name}
    rest = [oracle.nodes[each] for each in oracle.listed(SEARCH, asked.locale, others, asked.query)]
    holders = {
        value: sum(oracle.has(SEARCH, choice, value, node) for node in rest)
        for value in oracle.values(SEARCH, choice)
    }
    (facet,) = Counting(asked).facets(ROOT, [name])
    counted = {bucket.value: bucket.count for bucket in facet.buckets if bucket.count}
    assert counted == {value: count for value, count in holders.items() if count}, (number, name)
    assert facet.missing == sum(
        not any(oracle.has(SEARCH, choice, value, node) for value in holders) for node in rest
    ), (number, name)


def test_a_kind_is_named_as_the_api_and_as_editors_name_it() -> None:
    assert Kind("GOOD_PRACTICE", "GoodPracticePage", "Praxisbeispiel") in KINDS
