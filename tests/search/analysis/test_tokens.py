"""A text becomes the tokens by which it is found, each with its place."""

import pytest

from search.analysis import (
    Token,
    exact_tokens,
    index_tokens,
    prefix_tokens,
    query_tokens,
    suggest_tokens,
)
from search.analysis.compounds import compound_parts

PARTS = frozenset({"industrie", "dialog", "wärme", "netz", "netzwerk", "werk", "straße", "bürger"})


def terms(tokens: list[Token]) -> list[str]:
    return [token.term for token in tokens]


def test_a_compound_is_found_by_its_parts_at_the_place_of_the_whole() -> None:
    assert index_tokens("Der Industriedialog lebt.", PARTS) == [
        Token("industriedialog", 1, 4, 19),
        Token("industri", 1, 4, 19),
        Token("dialog", 1, 4, 19),
        Token("lebt", 2, 20, 24),
    ]


def test_words_that_a_full_stop_joins_are_found_by_themselves() -> None:
    assert index_tokens("IN4climate.RR, H2.N.O.N (umfrage.example.org)", PARTS) == [
        Token("in4climat", 0, 0, 10),
        Token("rr", 1, 11, 13),
        Token("h2", 2, 15, 17),
        Token("n.o.n", 3, 18, 23),
        Token("umfrag", 4, 25, 32),
        Token("exampl", 5, 33, 40),
        Token("org", 6, 41, 44),
    ]


def test_a_query_keeps_its_compounds_whole() -> None:
    assert query_tokens("Industriedialoge") == [Token("industriedialog", 0, 0, 16)]


@pytest.mark.parametrize(
    "written",
    [
        *("Bürger*innen", "Bürger:innen", "Bürger_innen", "Bürger/-innen", "Bürger/innen", "Bürger(innen)"),
        *("BürgerInnen", "Bürger·innen", "Bürger:in", "Bürger/in", "Bürgerinnen", "Bürgerin"),
        *("Bürgers", "Buergern", "BÜRGER", "Bür\u00adger", "Bu\u0308rger"),
    ],
)
def test_every_form_of_a_person_is_the_same_word(written: str) -> None:
    tokens = query_tokens(f"Alle {written} reden")

    assert terms(tokens) == ["burger", "red"]
    assert tokens[0][1:] == (1, 5, 5 + len(written))


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("allow_in_place", "allow_in_plac"),
        ("log_in", "log_in"),
        ("LinkedIn", "linkedin"),
        ("beginnen", "beginn"),
        ("Burg", "burg"),
        ("Ergebnisse", "ergebnis"),
        ("Bündnisses", "bundnis"),
        ("Bauern", "bauer"),
        ("Straße", "strass"),
        ("In|du|strie", "industri"),
        ("Expertin", "expert"),
        ("Ärztinnen", "arzt"),
    ],
)
def test_other_words_keep_their_own_stem(written: str, term: str) -> None:
    assert terms(query_tokens(written)) == [term]


def test_a_gendered_compound_has_the_parts_of_the_plain_one() -> None:
    assert terms(index_tokens("Bürger*innendialog", PARTS)) == ["burgerdialog", "burger", "dialog"]


def test_parts_are_found_without_umlauts_too() -> None:
    assert terms(index_tokens("Waermenetz", PARTS)) == ["warmenetz", "warm", "netz"]
    assert terms(index_tokens("Strassennetz", PARTS)) == ["strassennetz", "strass", "netz"]


def test_stop_words_leave_a_gap() -> None:
    assert [(token.term, token.position) for token in query_tokens("Netz für die Industrie")] == [
        ("netz", 0),
        ("industri", 3),
    ]


def test_exact_tokens_keep_their_endings() -> None:
    assert terms(exact_tokens("Die Städte Łódź & Köln")) == ["die", "stadte", "lodz", "koln"]


def test_beginnings_of_words() -> None:
    assert terms(prefix_tokens("Köln a")) == ["ko", "kol", "koln"]
    assert terms(suggest_tokens("Koel")) == ["kol"]


def test_places_count_characters_of_the_original_behind_whatever_was_removed() -> None:
    text = "Bürger*innen und Be\u00adtrie\u00adbe 𝔸 Netz"

    found = [text[token.start : token.end] for token in query_tokens(text)]

    assert found == ["Bürger*innen", "Be\u00adtrie\u00adbe", "𝔸", "Netz"]


def test_a_word_longer_than_any_is_cut() -> None:
    assert [token.end - token.start for token in exact_tokens("a" * 600)] == [255, 255, 90]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Industriedialog", ("industrie", "dialog")),
        ("Wärmenetzwerke", ("wärme", "netzwerk")),
        ("Bürgersdialoges", ("bürger", "dialog")),
        ("Netzwerk", ("netz", "werk")),
        ("Dialoge", ()),
        ("Netzbetreiber", ()),
        ("", ()),
    ],
)
def test_parts_of_a_query_word(word: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word, PARTS) == parts
