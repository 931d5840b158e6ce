"""Mistakes: what was probably meant is found and suggested, where it is there."""

import pytest

from search.query import Spelling
from tests.graphql.rows import row

from .subject import Subject


@pytest.fixture
def words(subject: Subject) -> Subject:
    for number in range(4):
        row("NewsPage", f"Wasserstoff {number}")
    row("NewsPage", "Bürgerbeteiligung in Köln")
    row("NewsPage", "Fachkräfte finden")
    return subject


@pytest.mark.parametrize(
    ("query", "meant", "total"),
    [
        ("Waserstoff", "wasserstoff", 4),
        ("Wasserstfof", "wasserstoff", 4),
        ("Wassserstoff", "wasserstoff", 4),
        ("Bürgerbeteilgung", "bürgerbeteiligung", 1),
        ("Fachkrefte", "fachkräfte", 1),
    ],
)
def test_mistakes_find_and_suggest_what_was_meant(words: Subject, query: str, meant: str, total: int) -> None:
    outcome = words.search(query, spelling=True)

    assert (outcome.total, outcome.spelling) == (total, Spelling(meant, total))


def test_only_the_mistake_is_replaced(words: Subject) -> None:
    row("NewsPage", "Wasserstoff und Fachkräfte")

    outcome = words.search("Fachkrefte, Wasserstoff!", spelling=True)

    assert outcome.spelling is None
    assert words.search("Fachkrefte, Bürgerbeteiligung!", spelling=True).spelling == Spelling(
        "fachkräfte, Bürgerbeteiligung!", 3
    )


def test_a_query_that_finds_enough_or_is_known_is_left_alone(words: Subject) -> None:
    assert words.search("Wasserstoff", spelling=True).spelling is None
    assert words.search("Bürgerbeteiligung", spelling=True).spelling is None


def test_what_is_near_to_nothing_finds_nothing(words: Subject) -> None:
    outcome = words.search("Quarzsand", spelling=True)

    assert (outcome.total, outcome.spelling) == (0, None)


def test_a_word_that_is_not_public_any_more_is_never_suggested(words: Subject) -> None:
    gone = row("NewsPage", "Geheimprojekt")
    assert words.search("Geheimprojeckt", spelling=True).spelling == Spelling("geheimprojekt", 1)

    from search.writing import write

    identity = str(gone.id)
    gone.delete()
    write([identity])

    assert words.search("Geheimprojeckt", spelling=True).spelling is None


def test_nothing_is_suggested_that_the_filters_keep_from_being_found(words: Subject) -> None:
    outcome = words.search("Waserstoff", filters={"kinds": ["EVENT"]}, spelling=True)

    assert (outcome.total, outcome.spelling) == (0, None)
