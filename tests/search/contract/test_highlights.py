"""What a hit shows of why it was found."""

from tests.graphql.rows import row

from .subject import Subject, marked


def shown(subject: Subject, query: str) -> dict[str, str]:
    (hit,) = subject.search(query, highlights=True).hits
    return {field: marked(runs) for field, runs in hit.highlights.items()}


def test_each_text_in_which_something_was_found_shows_it(subject: Subject) -> None:
    row(
        "InitiativePage",
        "Bündnis für Bürger",
        summary="Mit Bürger*innen reden",
        mission="Bürgerbeteiligung und mehr",
    )

    assert shown(subject, "Bürgerin") == {
        "title": "Bündnis für [Bürger]",
        "summary": "Mit [Bürger*innen] reden",
        "body": "[Bürgerbeteiligung] und mehr",
    }


def test_texts_without_a_match_are_left_out(subject: Subject) -> None:
    row("InitiativePage", "Wasserstoff", summary="Für die Küste", mission="Energie")

    assert shown(subject, "Küsten") == {"summary": "Für die [Küste]"}


def test_markup_is_text_like_any_other(subject: Subject) -> None:
    row("NewsPage", "Dialog <b>& mehr</b>")

    assert shown(subject, "Dialoge") == {"title": "[Dialog] <b>& mehr</b>"}


def test_nothing_is_highlighted_unless_wanted_nor_without_a_query(subject: Subject) -> None:
    row("NewsPage", "Dialog")

    assert subject.search("Dialog").hits[0].highlights == {}
    assert subject.search(highlights=True).hits[0].highlights == {}


def test_what_was_only_guessed_is_not_highlighted(subject: Subject) -> None:
    row("NewsPage", "Wasserstoff")

    assert shown(subject, "Waserstoff") == {}
