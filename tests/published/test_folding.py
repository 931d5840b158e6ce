"""German dictionary order, whatever collation the database has."""

import pytest

from cms.published.folding import fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ärzte", "arzte"),
        ("Straße", "strasse"),
        ("Köln", "koln"),
        ("Łódź", "lodz"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("In|du|strie – Gemeinsam. Zukunft. Leben.", "industrie gemeinsam zukunft leben"),
        ("Welt-Café", "welt cafe"),
        ("IN4climate.RR", "in4climate rr"),
        ("Zukunft durch Industrie e. V.", "zukunft durch industrie e v"),
    ],
)
def test_sort_key(title: str, key: str) -> None:
    assert sort_key(title) == key


def test_titles_sort_as_germans_expect() -> None:
    titles = ["Zukunft", "Östlicher Kreis", "Ort", "Ärzte", "Arbeit", "Straße", "Strasse 2"]

    assert sorted(titles, key=sort_key) == [
        "Arbeit",
        "Ärzte",
        "Ort",
        "Östlicher Kreis",
        "Straße",
        "Strasse 2",
        "Zukunft",
    ]
