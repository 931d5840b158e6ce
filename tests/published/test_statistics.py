"""Figures of the study against the lists they are about."""

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.families import FAMILIES
from cms.published.filters import Terms
from cms.published.holdings import dimensions, forget
from cms.published.listing import ROOT, Listing, Wanted, pages
from cms.published.statistics import (
    DEFINITIONS,
    MOST_GROUPS,
    STUDY,
    UNKNOWN,
    Figure,
    Group,
    Statistics,
    TooManyGroups,
)
from tests.graphql.rows import row
from tests.published.counted_site import establish
from tests.published.oracle import Oracle
from tests.published.random_lists import random_listing

FAMILY = FAMILIES["initiatives"]
CASES = 200
SINGLE = ("level", "status", "initiativeType", "meetingFrequency", "cooperationIntensity")


def listing(**filters: Any) -> Listing:
    return Listing(FAMILY, FAMILY.orders[0], first=1, filters=filters, locale="de")


def figure(*names: str, **filters: Any) -> Figure:
    return Statistics(listing(**filters)).figure(names)


def counts(found: Figure) -> dict[str, int]:
    return {group.key: group.count for group in found.groups}


@pytest.mark.django_db
def test_groups_and_unknown_add_up_to_the_list_and_groups_are_lists() -> None:
    dice = random.Random(2023)
    establish(dice)
    oracle = Oracle()
    for number in range(CASES):
        asked = random_listing(dice, oracle, FAMILY)
        names = dice.sample(sorted(set(dimensions(FAMILY))), dice.randint(1, 2))
        _assert_figure(oracle, asked, Statistics(asked).figure(names), f"case {number}")


def _assert_figure(oracle: Oracle, asked: Listing, found: Figure, case: str) -> None:
    assert found.total == _total(asked), case
    assert found.n + found.unknown == found.total, case
    if not found.multiple:
        assert sum(group.count for group in found.groups) + found.unknown == found.total, case
    listed = [oracle.nodes[each] for each in oracle.listed(FAMILY, asked.locale, asked.filters, asked.query)]
    for group in found.groups:
        holders = [
            node for node in listed if all(_has(oracle, key.field, key.key, node) for key in group.keys)
        ]
        assert group.count == len(holders), (case, group)
        assert group.share == round(group.count / found.n, 4), case
        if not any(key.field in asked.filters for key in group.keys):
            assert group.count == _total(asked, {key.field: [key.key] for key in group.keys}), (case, group)
    assert found.n == sum(
        all(any(_has(oracle, name, value, node) for value in _known(oracle, name)) for name in found.names)
        for node in listed
    ), case


def _has(oracle: Oracle, name: str, value: str, node: Any) -> bool:
    return oracle.has(FAMILY, dimensions(FAMILY)[name], value, node)


def _known(oracle: Oracle, name: str) -> set[str]:
    return oracle.values(FAMILY, dimensions(FAMILY)[name]) - {UNKNOWN}


def _total(asked: Listing, more: dict[str, Any] | None = None) -> int:
    counted = Listing(
        FAMILY,
        asked.order,
        1,
        filters={**asked.filters, **(more or {})},
        query=asked.query,
        locale=asked.locale,
    )
    (found,) = pages([Wanted(counted, rows=False, total=True)])
    return found[ROOT].total


@pytest.mark.django_db
def test_the_shares_are_of_those_of_which_it_is_known() -> None:
    # Given three initiatives of known frequency and one of which nobody knows it
    for frequency in ("MONTHLY", "MONTHLY", "YEARLY", "UNKNOWN"):
        row("InitiativePage", meetingFrequency=frequency)
    # When
    found = figure("meetingFrequency")
    # Then
    assert (found.total, found.n, found.unknown) == (4, 3, 1)
    assert [(group.key, group.label, group.count, group.share) for group in found.groups] == [
        ("MONTHLY", "Monatlich", 2, 0.6667),
        ("YEARLY", "Jährlich", 1, 0.3333),
    ]


@pytest.mark.django_db
def test_composition_counts_initiatives_not_members() -> None:
    # Given one initiative with two chambers and a union, and one with a chamber that is not public any more
    chambers = [row("Organisation", organisationType="CHAMBER") for _ in range(2)]
    union = row("Organisation", organisationType="UNION")
    row("InitiativePage", memberships=[{"organisation": each} for each in (*chambers, union)])
    withdrawn = row("Organisation", organisationType="CHAMBER")
    row("InitiativePage", memberships=[{"organisation": withdrawn}])
    withdrawn.delete()
    forget()

    found = figure("memberTypes")

    assert counts(found) == {"CHAMBER": 1, "UNION": 1}
    assert (found.total, found.n, found.unknown, found.multiple) == (2, 1, 1, True)


@pytest.mark.django_db
def test_dimensions_combine() -> None:
    for level, status in (("STATE", "ACTIVE"), ("STATE", "ENDED"), ("REGION", "ACTIVE"), ("REGION", None)):
        row("InitiativePage", level=level, status=status)

    found = figure("level", "status")

    assert counts(found) == {"STATE/ACTIVE": 1, "STATE/ENDED": 1, "REGION/ACTIVE": 1}
    assert (found.n, found.unknown) == (3, 1)
    assert found.groups[0].label == "Land · Aktiv"
    assert isinstance(found.groups[0], Group)


@pytest.mark.django_db
def test_without_a_dimension_everything_is_counted_and_nothing_divided() -> None:
    row("InitiativePage", level="STATE", profileAsOf="2024-02-29")
    row("InitiativePage", level="STATE", profileAsOf="2025-12-31")
    row("InitiativePage", level="STATE", profileAsOf=None)
    row("InitiativePage", level="REGION", profileAsOf="2026-01-01")

    found = figure(level=["STATE"])

    assert (found.total, found.n, found.unknown, found.groups) == (3, 3, 0, [])
    assert (found.as_of_earliest, found.as_of) == ("2024-02-29", "2025-12-31")
    assert figure(level=["FEDERAL"]).as_of is None


@pytest.mark.django_db
def test_more_groups_than_an_answer_may_hold_are_refused() -> None:
    topics = [row("Topic", f"Thema {n}") for n in range(40)]
    groups = [row("TargetGroup", f"Gruppe {n}") for n in range(26)]
    row("InitiativePage", topics=topics, targetGroups=groups)

    assert len(topics) * len(groups) > MOST_GROUPS
    with pytest.raises(TooManyGroups):
        assert figure("topics", "targetGroups").groups
    assert len(figure("topics").groups) == 40


@pytest.mark.django_db
@pytest.mark.parametrize("size", [5, 50])
def test_all_figures_of_the_study_take_two_statements(size: int) -> None:
    establish(random.Random(1), initiatives=size)
    forget()
    with CaptureQueriesContext(connection) as captured:
        study = Statistics(listing())
        answers = [(found.n, found.groups, found.as_of) for found in map(study.figure, ([n] for n in STUDY))]

    assert len(answers) == len(STUDY)
    assert len(captured) == 2


@pytest.mark.django_db
def test_every_dimension_says_what_it_counts() -> None:
    assert DEFINITIONS.keys() == dimensions(FAMILY).keys()
    assert set(STUDY) <= DEFINITIONS.keys()
    assert not figure("level").multiple
    assert figure("level").definition == (
        "Initiatives by the level they work on, as the editors see it (Ebene)."
        " n counts those of which this is known; share is count divided by n."
    )


@pytest.mark.django_db
def test_single_valued_dimensions_are_known_as_such() -> None:
    fixed = {name for name, choice in dimensions(FAMILY).items() if isinstance(choice, Terms)}
    assert {name for name in fixed if not figure(name).multiple} == {*SINGLE, "scope"}
