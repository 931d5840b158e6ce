"""How tests are divided between processes: what belongs together stays together, the longest come first."""

from pathlib import Path

import pytest

from tests.side_by_side import FIRST, TOGETHER, longest_first, unit_of

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/fields/test_slugs.py::test_german_spelling[a::b]", "tests/fields/test_slugs.py"),
        ("tests/demo/site/test_content.py::test_f01", "tests/demo/site/"),
        ("tests/demo/test_build.py::test_hidden_states", "tests/demo/test_build.py"),
    ],
)
def test_a_unit_is_a_file_or_a_folder_that_shares_a_site(nodeid: str, unit: str) -> None:
    assert unit_of(nodeid) == unit


def test_what_takes_longest_is_begun_first() -> None:
    nodeids = [
        "tests/fields/test_slugs.py::a",
        "tests/demo/site/test_feeds.py::b",
        "tests/leaks/test_x.py::c",
    ]

    assert sorted(nodeids, key=longest_first) == nodeids[::-1]


@pytest.mark.parametrize("place", [*TOGETHER, *FIRST])
def test_every_place_that_is_named_exists(place: str) -> None:
    assert (PROJECT / place).exists()
