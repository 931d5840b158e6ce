"""A query is understood before any engine sees it."""

import pytest

from search.analysis import Language
from search.interpretation import MOST_VARIANTS, PARTS_WEIGHT, interpret, loosened

LANGUAGE = Language(
    parts=frozenset({"industrie", "dialog", "wärme", "netz", "werk"}),
    synonyms=(
        ("KMU", "kleine und mittlere Unternehmen", "Mittelstand"),
        ("NRW", "Nordrhein-Westfalen"),
        ("Unternehmen", "Betrieb"),
    ),
)


def texts(query: str) -> list[str]:
    return [variant.text for variant in interpret(query, LANGUAGE).variants]


def test_a_compound_knows_its_parts_and_where_it_stands() -> None:
    word, other = interpret("Die Industriedialoge in Köln", LANGUAGE).words

    assert (word.text, word.term, word.position, word.parts) == (
        "industriedialoge",
        "industriedialog",
        1,
        ("industri", "dialog"),
    )
    assert (other.term, other.position, other.parts) == ("koln", 3, ())


def test_a_compound_without_umlauts_and_one_with_a_gender_mark_know_their_parts() -> None:
    assert interpret("Waermenetz", LANGUAGE).words[0].parts == ("warm", "netz")
    assert interpret("Netz*innendialog", LANGUAGE).words[0].parts == ("netz", "dialog")


@pytest.mark.parametrize("query", ["KMU fördern", "kmu fördern"])
def test_synonyms_rewrite_the_query_and_weigh_less(query: str) -> None:
    variants = interpret(query, LANGUAGE).variants

    assert [(variant.text, variant.weight) for variant in variants] == [
        (query, 1.0),
        ("kleine und mittlere Unternehmen fördern", 0.5),
        ("Mittelstand fördern", 0.5),
    ]
    assert [word.term for word in variants[1].words] == ["klein", "mittl", "unternehm", "ford"]


def test_the_longest_phrase_is_replaced_as_a_whole() -> None:
    assert texts("Kleine und mittlere Unternehmen") == [
        "Kleine und mittlere Unternehmen",
        "KMU",
        "Mittelstand",
    ]
    assert texts("Kleine Unternehmen") == ["Kleine Unternehmen", "Kleine Betrieb"]


def test_several_synonyms_are_combined() -> None:
    assert texts("Mittelstand NRW") == [
        "Mittelstand NRW",
        "Mittelstand Nordrhein-Westfalen",
        "KMU NRW",
        "KMU Nordrhein-Westfalen",
        "kleine und mittlere Unternehmen NRW",
        "kleine und mittlere Unternehmen Nordrhein-Westfalen",
    ]


def test_what_would_find_nothing_is_content_with_what_a_long_word_begins_and_ends_with() -> None:
    found = loosened(interpret("Industriegewinnung im Wasserdialog", LANGUAGE), LANGUAGE)

    assert [(variant.text, variant.weight) for variant in found.variants] == [
        ("Industriegewinnung im Wasserdialog", 1.0),
        ("industrie", PARTS_WEIGHT),
        ("dialog", PARTS_WEIGHT),
    ]


def test_combinations_are_limited() -> None:
    assert len(interpret("KMU " * 40, LANGUAGE).variants) == MOST_VARIANTS


@pytest.mark.parametrize("query", ["", "  ", "und für die", "?!*()\"'", "\x00\u200b"])
def test_a_query_may_say_nothing(query: str) -> None:
    assert interpret(query, LANGUAGE).says_nothing


def test_only_words_are_left_of_syntax() -> None:
    interpretation = interpret('title:"Netz\x00werk" AND (-dialog* OR [x TO y])', LANGUAGE)

    assert interpretation.text == 'title:"Netz werk" AND (-dialog* OR [x TO y])'
    assert [word.term for word in interpretation.words] == [
        *("titl", "netz", "werk", "and", "dialog", "or", "x", "to", "y")
    ]


def test_soft_hyphens_divide_no_word() -> None:
    assert interpret("Indu\u00adstrie\u200b", LANGUAGE).text == "Industrie"


def test_stop_words_count_among_the_exact_ones() -> None:
    assert interpret("Das Wärmenetz", LANGUAGE).exact == ("das", "warmenetz")
