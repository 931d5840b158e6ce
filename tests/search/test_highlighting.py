"""Runs of text from rows: complete, in order, and marking exactly what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Language
from search.highlighting import FRAGMENT, highlights
from search.interpretation import interpret
from search.query import Run
from search.wording import Texts

LANGUAGE = Language(frozenset({"industrie", "dialog", "bürger", "beteiligung"}), (("H2", "Wasserstoff"),))


def shown(query: str, title: str = "", summary: str = "", body: str = "") -> dict[str, str]:
    found = highlights(Texts(title, summary, body, ()), interpret(query, LANGUAGE), LANGUAGE)
    return {field: marked(runs) for field, runs in found.items()}


def marked(runs: object) -> str:
    return "".join(f"[{run.text}]" if run.match else run.text for run in runs)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("Dialog", "Industriedialoge, Dialoge und mehr", "[Industriedialoge], [Dialoge] und mehr"),
        ("Industriedialog", "Dialog der Industrie", "[Dialog] der [Industrie]"),
        ("Bürgerin", "Bürger/-innen und Bürger(innen)", "[Bürger/-innen] und [Bürger(innen)]"),
        ("Wasserstoff", "Wir reden über H2", "Wir reden über [H2]"),
        ("Strasse", "Straße\u00adn: In|du|strie", "[Straße\u00adn]: In|du|strie"),
        ("der Dialog", "Der Dialog", "Der [Dialog]"),
    ],
)
def test_a_word_is_marked_as_it_is_written(query: str, title: str, expected: str) -> None:
    assert shown(query, title) == {"title": expected}


def test_of_the_body_one_paragraph_is_shown_that_has_the_most() -> None:
    body = "Ein Dialog.\nHier reden Bürger im Dialog.\nEtwas anderes."

    assert shown("Dialog Bürger", body=body) == {"body": "Hier reden [Bürger] im [Dialog]."}


def test_a_long_paragraph_is_cut_between_words_around_what_was_found() -> None:
    body = f"{'davor ' * 50}Dialog {'danach ' * 50}"

    fragment = shown("Dialog", body=body)["body"]

    assert fragment.startswith("davor davor davor davor davor davor [Dialog] danach")
    assert len(fragment) - 2 <= FRAGMENT
    assert fragment.endswith("danach")


def test_without_a_match_nothing_is_shown() -> None:
    assert shown("Dialog", "Etwas", "ganz", "anderes") == {}


@given(st.text(alphabet="aäß Dialoge*:in\n\u00ad\U0001f3ed<b>&", max_size=300))
def test_no_letter_of_a_title_is_ever_lost_and_no_run_is_empty(title: str) -> None:
    found = highlights(Texts(title, "", title, ()), interpret("Dialog", LANGUAGE), LANGUAGE)

    runs: list[Run] = list(found.get("title", []))
    assert "".join(run.text for run in runs) == (title if runs else "")
    assert all(run.text for run in [*runs, *found.get("body", [])])
    assert "".join(run.text for run in found.get("body", [])) in title
