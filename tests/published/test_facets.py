"""Facets against an oracle that looks at every row, and what they read."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.facets import Counting, Facet
from cms.published.families import FAMILIES, REVERSES
from cms.published.filters import Related, Terms, Within
from cms.published.holdings import dimensions, forget
from cms.published.listing import ROOT, Listing, Wanted, pages
from tests.graphql.rows import row
from tests.published.counted_site import establish
from tests.published.oracle import Oracle
from tests.published.random_lists import random_listing

CASES = 600
LISTS = ("initiatives", "initiatives", "initiatives", "events", "toolboxItems", "regions", "topics")


@pytest.mark.django_db
def test_facets_equal_a_brute_force_oracle_and_the_totals_of_lists() -> None:
    dice = random.Random(2017)
    establish(dice)
    oracle = Oracle()
    for number in range(CASES):
        listing = random_listing(dice, oracle, FAMILIES[dice.choice(LISTS)])
        known = sorted(dimensions(listing.family))
        names = dice.sample(known, min(2, len(known)))
        for facet in Counting(listing).facets(ROOT, names):
            _assert_counts(oracle, listing, facet, f"case {number}")
            _assert_totals(dice, listing, facet, f"case {number}")


def _assert_counts(oracle: Oracle, listing: Listing, facet: Facet, case: str) -> None:
    family, choice = listing.family, dimensions(listing.family)[facet.field]
    others = {name: value for name, value in listing.filters.items() if name != facet.field}
    rest = [oracle.nodes[each] for each in oracle.listed(family, listing.locale, others, listing.query)]
    holders = {
        value: sum(oracle.has(family, choice, value, node) for node in rest)
        for value in oracle.values(family, choice)
    }
    counted = {bucket.value: bucket.count for bucket in facet.buckets}
    expected = {value: count for value, count in holders.items() if count}
    assert {value: count for value, count in counted.items() if count} == expected, (case, listing.filters)
    idle = {bucket.value for bucket in facet.buckets if not bucket.count}
    assert all(bucket.selected for bucket in facet.buckets if bucket.value in idle), case
    none = [node for node in rest if not any(oracle.has(family, choice, value, node) for value in holders)]
    assert facet.missing == len(none), (case, facet.field, listing.filters)


def _assert_totals(dice: random.Random, listing: Listing, facet: Facet, case: str) -> None:
    """One bucket of each facet, asked as a list."""
    if facet.buckets:
        bucket = dice.choice(facet.buckets)
        chosen: Any = bucket.value == "true" if bucket.value in ("true", "false") else [bucket.value]
        swapped = {**listing.filters, facet.field: chosen}
        counted = Listing(
            listing.family, listing.order, 1, filters=swapped, query=listing.query, locale=listing.locale
        )
        (found,) = pages([Wanted(counted, rows=False, total=True)])
        assert found[ROOT].total == bucket.count, (case, facet.field, bucket, listing.filters)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [5, 50])
def test_facets_take_one_statement_and_two_more_for_a_query_and_its_words(size: int) -> None:
    establish(random.Random(1), initiatives=size)
    family = FAMILIES["initiatives"]
    listing = Listing(family, family.orders[0], first=1, filters={"land": ["DE-WE"]}, locale="de")
    forget()

    assert _statements(listing, list(dimensions(family))) == 1
    assert _statements(listing, list(dimensions(family))) == 1
    searched = Listing(family, family.orders[0], first=1, query="netz", locale="de")
    assert _statements(searched, ["level"]) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("size", [5, 50])
def test_facets_below_many_parents_are_read_together(size: int) -> None:
    topics = [row("Topic", f"Thema {number}") for number in range(size)]
    row("InitiativePage", topics=topics, level="STATE")
    row("InitiativePage", topics=topics[:1], level="REGION")
    family = FAMILIES["initiatives"]
    reverse = next(each for each in REVERSES if (each.owner, each.name) == ("Topic", "initiatives"))
    parents = [str(topic.id) for topic in topics]

    with CaptureQueriesContext(connection) as captured:
        counting = Counting(Listing(family, family.orders[0], 1, locale="de", reverse=reverse), parents)
        found = [counting.facets(parent, ["level"])[0] for parent in parents]

    levels = [{bucket.value: bucket.count for bucket in facet.buckets} for facet in found]
    assert levels == [{"STATE": 1, "REGION": 1}, *[{"STATE": 1}] * (size - 1)]
    assert len(captured) == 2


def _statements(listing: Listing, names: Sequence[str]) -> int:
    with CaptureQueriesContext(connection) as captured:
        Counting(listing).facets(ROOT, names)
    return len(captured)


def test_every_filter_over_a_vocabulary_is_a_dimension() -> None:
    names = {name for family in FAMILIES.values() for name in dimensions(family)}

    assert {"level", "adaptable", "phase", "topics", "land", "memberTypes", "series", "criteria"} <= names
    assert not names & {"ids", "slugs", "from", "to", "foundedFrom"}
    for family in FAMILIES.values():
        for choice in family.filters:
            assert (choice.name in dimensions(family)) == isinstance(choice, Terms | Related | Within)
