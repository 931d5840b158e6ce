"""Autocompletion: titles by the beginnings of their words."""

import pytest

from search.query import Suggestion
from tests.graphql.rows import row

from .subject import Subject, titles_of


def suggested(subject: Subject, prefix: str, **given: object) -> list[str]:
    subject.settle()
    asked = {"kinds": (), "locale": "de", "first": 5, **given}
    return titles_of([each.id for each in subject.engine.suggest(prefix, **asked)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("Münsterland", "Mün"),
        ("Münsterland", "muen"),
        ("Münsterland", "MUNST"),
        ("Großes Bündnis", "Gros"),
        ("Großes Bündnis", "großes bün"),
        ("Großes Bündnis", "bünd"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellsch"),
    ],
)
def test_a_word_anywhere_in_the_title_begins_with_the_prefix(
    subject: Subject, title: str, prefix: str
) -> None:
    row("NewsPage", title)
    row("NewsPage", "Anders")

    assert suggested(subject, prefix) == [title]


def test_the_middle_of_a_word_and_the_summary_are_not_suggested(subject: Subject) -> None:
    row("NewsPage", "Industriedialog", summary="Dialoge")

    assert suggested(subject, "Dialog") == []


def test_titles_that_begin_with_it_come_first(subject: Subject) -> None:
    row("NewsPage", "Der Industriedialog")
    row("NewsPage", "Industriedialog Nord")

    assert suggested(subject, "Indu")[0] == "Industriedialog Nord"


def test_kinds_language_and_number_restrict(subject: Subject) -> None:
    news = row("NewsPage", "Industrie heute")
    row("NewsPage", "Industry today", locale="en")
    row("Organisation", "Industrie AG")
    subject.settle()

    found = subject.engine.suggest("indust", kinds=["NewsPage"], locale="de", first=5)

    assert list(found) == [Suggestion(str(news.id), "NewsPage")]
    assert len(suggested(subject, "indust", first=1)) == 1
    assert sorted(suggested(subject, "indust", locale="en")) == ["Industrie AG", "Industry today"]


@pytest.mark.parametrize("prefix", ["", " ", "…", "'", "\\", ":*", "a & b |", "\x00"])
def test_odd_prefixes_suggest_nothing(subject: Subject, prefix: str) -> None:
    row("NewsPage", "Industrie")

    assert suggested(subject, prefix) == []
