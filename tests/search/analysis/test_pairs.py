"""The bars of the analysis: what has to find each other does, what must not does not, also where held out."""

import pytest

from search.analysis import listed_parts
from search.analysis.lists import listed_no_parts
from search.evaluation.pairs import COMPOUNDS, FALSE_PARTS, HELD_OUT, PERSONS, SPELLING, Share, shares


@pytest.fixture(scope="module")
def found() -> dict[str, Share]:
    return shares(listed_parts())


def test_the_lists_are_as_long_as_they_have_to_be(found: dict[str, Share]) -> None:
    both = {kind: found[kind].all + found[kind + HELD_OUT].all for kind in (COMPOUNDS, FALSE_PARTS, SPELLING)}

    assert both == {COMPOUNDS: 343, FALSE_PARTS: 97, SPELLING: 240}
    assert found[PERSONS].all + found[PERSONS + HELD_OUT].all == 75 * 18 * 6


@pytest.mark.parametrize(
    ("kind", "bar"),
    [
        (COMPOUNDS, 0.95),
        (COMPOUNDS + HELD_OUT, 0.90),
        (SPELLING, 1.0),
        (SPELLING + HELD_OUT, 1.0),
        (PERSONS, 0.95),
        (PERSONS + HELD_OUT, 0.95),
    ],
)
def test_pairs_find_each_other(found: dict[str, Share], kind: str, bar: float) -> None:
    assert found[kind].value >= bar, found[kind].failed


@pytest.mark.parametrize("kind", [FALSE_PARTS, FALSE_PARTS + HELD_OUT])
def test_what_only_looks_like_a_part_is_not_found(found: dict[str, Share], kind: str) -> None:
    assert found[kind].value <= 0.10, found[kind].failed


def test_without_the_list_of_parts_no_compound_is_found_by_its_parts() -> None:
    assert shares(frozenset())[COMPOUNDS].value < 0.05


def test_every_part_stands_in_the_pieces_in_which_it_is_none() -> None:
    assert [(part, piece) for part, piece in listed_no_parts() if part not in piece] == []
