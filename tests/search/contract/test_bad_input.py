"""No engine ever sees the syntax of a query; whatever is typed has an answer."""

import pytest

from tests.graphql.rows import row

from .subject import Subject

EVERYTHING, INDUSTRY, NOTHING = 3, 1, 0


@pytest.mark.parametrize(
    ("query", "total"),
    [
        (None, EVERYTHING),
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("???", EVERYTHING),
        ("\N{FACTORY}", EVERYTHING),
        ("\x00", EVERYTHING),
        ("der die das", NOTHING),
        ('"Industrie', INDUSTRY),
        ("Industrie AND NOT Karneval", 2),
        ("feld:wert", NOTHING),
        ("Industrie*", INDUSTRY),
        ("/Indus.*/", NOTHING),
        ("Industrie~2", INDUSTRY),
        ("(Industrie", INDUSTRY),
        ("Industrie & | ! :* <->", INDUSTRY),
        ("Industrie\\", INDUSTRY),
        ("'Industrie'", INDUSTRY),
        ("Indu\x00strie", NOTHING),
        ("Indu\u00adstrie", INDUSTRY),
        ("Industrie \N{FACTORY}", INDUSTRY),
        ("工业", NOTHING),
        ("%", EVERYTHING),
        ("Industrie " * 20, INDUSTRY),
        ("x" * 200, NOTHING),
    ],
)
def test_every_query_has_an_answer(subject: Subject, query: str | None, total: int) -> None:
    row("NewsPage", "Industrie")
    row("NewsPage", "Meldung")
    row("NewsPage", "Karneval")

    assert subject.search(query, facets=("kinds",), highlights=True, spelling=True).total == total


def test_a_query_of_many_words_is_answered(subject: Subject) -> None:
    row("NewsPage", "Industrie")
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = " ".join(first + second + "x" for first in letters for second in letters[:2])[:190]

    assert subject.search(f"{words} Industrie").total == INDUSTRY
