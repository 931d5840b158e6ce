"""How far words are apart, and what a misspelt one may have meant."""

import pytest

from search.models import KnownWord
from search.spelling import corrections, distance
from search.vocabulary import spelling_of, words_of


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("industrie", "industrie", 0),
        ("industre", "industrie", 1),
        ("industrrie", "industrie", 1),
        ("indusrtie", "industrie", 1),
        ("imdustrie", "industrie", 1),
        ("imdusrtie", "industrie", 2),
        ("kohle", "wasserstoff", 3),
        ("", "ab", 2),
    ],
)
def test_letters_put_in_left_out_replaced_or_exchanged_are_counted(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 2) == apart


def test_words_worth_suggesting_are_long_and_made_of_letters() -> None:
    assert words_of(["Die Bürger*innen von Köln, 2026 im H2O-Netz", "Köln"]) == ["bürger", "köln", "netz"]


def test_umlauts_are_compared_as_they_are_found() -> None:
    assert spelling_of("bürgermeister") == spelling_of("buergermeister") == "burgermeister"


def known(word: str, uses: int = 1) -> None:
    spelling = spelling_of(word)
    padded = f"  {spelling} "
    grams = sorted({padded[place : place + 3] for place in range(len(padded) - 2)})
    KnownWord.objects.create(word=word, uses=uses, spelling=spelling, grams=grams)


@pytest.mark.django_db
def test_the_nearest_word_comes_first_and_of_equals_the_more_frequent() -> None:
    for word, uses in (("industrie", 3), ("industrien", 9), ("industriell", 1), ("kohle", 5)):
        known(word, uses)

    assert corrections("Industre", most=3) == ["industrie", "industrien"]
    assert corrections("alte Industirie!", most=1) == ["alte industrie!"]
    assert corrections("Industrie", most=3) == []
    assert corrections("Khle", most=3) == ["kohle"]
    assert corrections("der die", most=3) == corrections("", most=3) == []


@pytest.mark.django_db
def test_what_is_written_as_one_word_may_consist_of_two_known_ones() -> None:
    for word in ("welt", "café", "tisch"):
        known(word)

    assert corrections("Weltcafe im Hof", most=2) == ["welt café im Hof"]
    assert corrections("Weltkugel", most=2) == []
