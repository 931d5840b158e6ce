"""Proposing parts of compounds from texts."""

from itertools import permutations
from pathlib import Path

import pytest

from tools.word_parts import Lexicon, main, nouns, parts_of, proposals, vocabulary

ROOTS = ("drachen", "segel", "schnur", "wiese", "leine", "farbe", "mast")
COMPOUNDS = {"".join(pair) for pair in permutations(ROOTS, 2)}


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(
        {*ROOTS, *COMPOUNDS, *(f"drachenschnur{root}" for root in ROOTS), "drachenschnur", "masten"}
    )


def test_a_word_is_divided_where_both_sides_stand_in_many_others(lexicon: Lexicon) -> None:
    assert lexicon.divided("segelswiese") == ("segel", "wiese")
    assert lexicon.divided("segelboote") is None
    assert lexicon.divided("wiese") is None


def test_what_stands_in_between_is_a_part_as_well(lexicon: Lexicon) -> None:
    assert list(parts_of("drachenschnurfarbe", lexicon)) == ["drachenschnur", "drachen", "schnur", "farbe"]


def test_words_lose_their_ending_where_that_makes_more_words(lexicon: Lexicon) -> None:
    assert lexicon.bare("masten") == "mast"
    assert lexicon.bare("drachen") == "drachen"


def test_proposals_name_the_words_that_consist_of_them_and_leave_out_what_is_listed() -> None:
    words = {*COMPOUNDS, *ROOTS, *(f"dialog{root}" for root in ROOTS), "dialog"}

    found = proposals(words, set())

    assert set(found) == set(ROOTS)
    assert "dialogsegel" in found["segel"]


def test_words_of_texts_and_nouns_of_a_list() -> None:
    assert vocabulary(["Die Industriedialoge, 2031!"]) == {"industriedialoge"}
    assert nouns("Haus\nhausen\nIHKs\nÖl\nÖfen\n") == {"haus", "öfen"}


def test_the_command_reads_given_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text(" ".join([*ROOTS, *COMPOUNDS]))

    assert main([str(text)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(ROOTS)
