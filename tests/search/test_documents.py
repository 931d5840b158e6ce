"""What engines index of a row: its words, names, and everything filters find it by."""

import random
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.holdings import holdings
from cms.published.models import Node
from search.documents import Document, documents
from search.family import SEARCH, TYPES
from search.wording import plain, texts_of
from tests.factories.pages import InitiativePageFactory, body
from tests.factories.snippets import TopicFactory
from tests.graphql.rows import row
from tests.published.counted_site import establish

pytestmark = pytest.mark.django_db


def document(identity: object) -> Document:
    return documents([str(identity)])[str(identity)]


def test_a_document_has_all_public_words_of_its_page_in_their_order() -> None:
    # Given
    page = InitiativePageFactory(
        title="Bündnis Nord",
        summary="Kurz gesagt.",
        mission="Den Auftrag erfüllen.",
        short_name="BN",
        initiative_type="ALLIANCE",
        website="https://bn.example.org/",
        body=body(
            ("heading", {"text": "Über uns", "level": "H2"}),
            ("rich_text", {"text": "<p>Text &amp; Wort</p>"}),
        ),
    )
    # When
    found = document(page.uuid)
    # Then
    assert (found.type, found.locale, found.title, found.summary) == (
        "InitiativePage",
        "de",
        "Bündnis Nord",
        "Kurz gesagt.",
    )
    assert found.body == "Über uns\nText & Wort\nDen Auftrag erfüllen."
    assert found.aliases == ["BN", "Bündnis", "Initiative"]
    assert found.names == []
    assert found.revision == Node.objects.get(pk=page.uuid).revision


def test_names_are_those_of_what_it_refers_to_and_of_what_that_belongs_to() -> None:
    above = TopicFactory(name="Energie", synonyms=["Strompreise"])
    topic = TopicFactory(name="Wasserstoff", synonyms=["H2"], parent=above)
    page = InitiativePageFactory(title="Nord", topics=[topic], initiative_type="")

    assert document(page.uuid).names == ["Energie", "Wasserstoff", "H2"]


def test_records_have_no_language_and_pages_elsewhere_are_no_documents() -> None:
    kept = row("Organisation", "Kammer")
    other = row("Topic", "Thema")

    found = documents([str(kept.id), str(other.id)])

    assert [(each.title, each.locale) for each in found.values()] == [("Kammer", "")]


def test_the_columns_of_the_row_come_along() -> None:
    news = row(
        "NewsPage",
        "Ähre",
        date=datetime(2026, 2, 2, 23, tzinfo=UTC),
        locale="de",
        kind="CALL",
        latitude=51.5,
        longitude=7.0,
    )

    found = document(news.id)

    assert found.date == datetime(2026, 2, 2, 23, tzinfo=UTC)
    assert (found.sort_title, found.latitude, found.longitude) == ("ahre", 51.5, 7.0)
    assert found.terms == ["kind:CALL"]


def test_keys_are_all_values_by_which_filters_find_it() -> None:
    # Given
    establish(random.Random(7))
    ids = [str(each) for each in Node.objects.filter(type__in=TYPES).values_list("id", flat=True)]
    # When
    found = documents(ids)
    # Then
    for locale in ("de", "en"):
        kept = holdings(SEARCH, locale)
        for name, held in kept.held.items():
            for value, mask in held.masks.items():
                having = [
                    each.id
                    for each in found.values()
                    if each.locale in (locale, "") and value in each.keys[name]
                ]
                assert kept.of(having) == mask, (name, value)


@pytest.mark.parametrize("size", [1, 40])
def test_any_number_of_documents_takes_two_statements(size: int) -> None:
    ids = [str(row("NewsPage", f"Meldung {number}").id) for number in range(size)]

    with CaptureQueriesContext(connection) as captured:
        assert len(documents(ids)) == size

    assert len(captured) == 2


def test_markup_leaves_its_words_and_the_ends_of_its_paragraphs() -> None:
    assert plain("<p>Ein <b>Wort</b></p><ul><li>A &lt; B</li></ul>").split("\n")[:2] == ["Ein Wort", "A < B"]
    assert plain("3 > 2") == "3 > 2"


def test_addresses_and_keys_are_no_words() -> None:
    texts = texts_of(
        {
            "__typename": "DialogueFormat",
            "id": "1",
            "name": "Planspiel",
            "slug": "planspiel",
            "summary": None,
            "howTo": "<p>Karten austeilen.</p>",
            "duration": "2 Stunden",
        }
    )

    assert (texts.title, texts.summary, texts.aliases) == ("Planspiel", "", ())
    assert texts.body.split("\n") == ["2 Stunden", "Karten austeilen."]
