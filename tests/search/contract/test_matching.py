"""What a query finds: German words in all their forms, and what is found first."""

import pytest

from search.models import SynonymSet
from tests.graphql.rows import row

from .subject import Subject


@pytest.mark.parametrize(
    ("written", "query"),
    [
        ("Bürgerbeteiligung in Köln", "Buergerbeteiligung"),
        ("Die Straße der Industrie", "Strasse"),
        ("Gute Beispiele", "Beispiel"),
        ("Ein Ergebnis", "Ergebnisse"),
        ("Bürger*innen reden mit", "Bürgerin"),
        ("Für Bürgerinnen und Bürger", "Bürger:innen"),
        ("Der Industriedialog", "Dialoge"),
        ("Netzwerk für Wasserstoff", "WASSERSTOFF"),
    ],
)
def test_german_words_are_found_in_every_form(subject: Subject, written: str, query: str) -> None:
    row("NewsPage", written)
    row("NewsPage", "Ganz etwas anderes")

    assert subject.titles(query) == [written]


def test_a_compound_is_found_in_pieces_and_the_word_itself_before_them(subject: Subject) -> None:
    row("NewsPage", "Dialog mit der Industrie")
    row("NewsPage", "Industriedialog")
    row("NewsPage", "Dialog")

    assert subject.titles("Industriedialog") == ["Industriedialog", "Dialog mit der Industrie"]


def test_synonyms_count_at_once_and_less_than_the_word(subject: Subject) -> None:
    row("NewsPage", "Pergel im Garten")
    row("NewsPage", "Laube im Garten")
    assert subject.titles("Laube") == ["Laube im Garten"]

    SynonymSet.objects.create(words=["Laube", "Pergel"])

    assert subject.titles("Laube") == ["Laube im Garten", "Pergel im Garten"]


def test_the_title_counts_more_than_the_summary_and_that_more_than_the_text(subject: Subject) -> None:
    row("InitiativePage", "Erstens", mission="Wasserstoff")
    row("InitiativePage", "Zweitens", summary="Wasserstoff")
    row("InitiativePage", "Wasserstoff")

    assert subject.titles("Wasserstoff") == ["Wasserstoff", "Zweitens", "Erstens"]


def test_more_and_rarer_words_come_first_but_one_is_enough(subject: Subject) -> None:
    for number in range(5):
        row("NewsPage", f"Industrie {number}")
    row("NewsPage", "Karneval")
    row("NewsPage", "Industrie und Karneval")

    assert subject.titles("Industrie Karneval", first=2) == ["Industrie und Karneval", "Karneval"]
    assert subject.search("Industrie Karneval").total == 7


def test_words_in_their_order_come_before_the_same_words_apart(subject: Subject) -> None:
    row("NewsPage", "Tisch, an dem ein Runder sitzt")
    row("NewsPage", "Am runden Tisch in Brilon")

    assert subject.titles("runder Tisch")[0] == "Am runden Tisch in Brilon"


def test_names_of_what_an_object_refers_to_find_it(subject: Subject) -> None:
    topic = row("Topic", "Kreislaufwirtschaft", synonyms=["Recycling"])
    land = row("Region", "Ostland", kind="STATE", isoCode="DE-OS", ags="06")
    kreis = row("Region", "Kreis Ahorn", kind="DISTRICT", parent=land, isoCode=None, ags=None)
    row("InitiativePage", "Nord", topics=[topic], regions=[kreis])
    row("InitiativePage", "Süd")

    assert subject.titles("Recycling") == subject.titles("Ostland") == ["Nord"]


def test_pages_come_in_the_language_asked_for_and_records_in_every_one(subject: Subject) -> None:
    row("NewsPage", "Industrie heute", locale="de")
    row("NewsPage", "Industrie today", locale="en")
    row("Organisation", "Industrie AG")

    assert set(subject.titles("Industrie")) == {"Industrie heute", "Industrie AG"}
    assert set(subject.titles("Industrie", locale="en")) == {"Industrie today", "Industrie AG"}
