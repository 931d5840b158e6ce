"""The embedded index commits with the graph: it is never ahead of it, never behind."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from cms.published.models import Node
from search.documents import documents
from search.family import TYPES
from search.models import IndexedDocument, KnownWord, Mark
from search.writing import deviating, fill_empty_index, renew, write
from tests.factories.pages import InitiativePageFactory, NewsPageFactory
from tests.factories.snippets import RegionFactory, TopicFactory
from tests.graphql.rows import row

pytestmark = pytest.mark.django_db


def finding(term: str) -> set[str]:
    """The titles of what the index finds by one term."""
    rows = IndexedDocument.objects.extra(where=["vector @@ %s::tsquery"], params=[term])
    return set(Node.objects.filter(pk__in=rows.values("pk")).values_list("title", flat=True))


def index() -> list[tuple[Any, ...]]:
    columns = ("id", "revision", "own", "names", "exact", "words", "name_words", "news_of")
    return list(IndexedDocument.objects.order_by("pk").values_list(*columns))


def words() -> dict[str, int]:
    return dict(KnownWord.objects.order_by("word").values_list("word", "uses"))


def test_what_is_published_is_found_by_all_its_words() -> None:
    page = InitiativePageFactory(
        title="Bündnis Nord", summary="Für die Küste", mission="Wasserstoff erzeugen"
    )

    assert finding("bundnis") == finding("kust") == finding("wasserstoff") == {"Bündnis Nord"}
    assert IndexedDocument.objects.get(pk=page.uuid).revision == Node.objects.get(pk=page.uuid).revision


def test_an_edit_takes_old_words_away_and_withdrawal_all_of_them() -> None:
    page = InitiativePageFactory(title="Alt", mission="Gestern")
    page.mission = "Morgen"
    page.save_revision().publish()

    assert (finding("gest"), finding("morg")) == (set(), {"Alt"})

    page.unpublish()

    assert not IndexedDocument.objects.filter(pk=page.uuid).exists()
    assert "morgen" not in words()


def test_a_publication_that_is_rolled_back_leaves_the_index_as_it_was() -> None:
    page = InitiativePageFactory(title="Alt")
    before = index(), words()

    with transaction.atomic():
        page.title = "Neu"
        page.save_revision().publish()
        NewsPageFactory(title="Meldung")
        assert index() != before[0]
        transaction.set_rollback(True)

    assert (index(), words()) == before


def test_a_renamed_region_reaches_all_that_lies_in_it_and_in_what_belongs_to_it() -> None:
    land = RegionFactory(name="Ostland", kind="STATE")
    kreis = RegionFactory(name="Kreis Ahorn", kind="DISTRICT", parent=land)
    InitiativePageFactory(title="Im Land", regions=[land])
    InitiativePageFactory(title="Im Kreis", regions=[kreis])
    InitiativePageFactory(title="Woanders")
    assert finding("ostland") == {"Im Land", "Im Kreis"}

    land.name = "Westland"
    land.save()

    assert (finding("ostland"), finding("westland")) == (set(), {"Im Land", "Im Kreis"})
    assert "ostland" not in words()
    assert words()["westland"] == 2


def test_a_composition_that_lets_go_of_a_member_lets_go_of_what_lies_there() -> None:
    inner, outer = (RegionFactory(name=name, kind="DISTRICT") for name in ("Kreis Eiche", "Kreis Buche"))
    across = RegionFactory(name="Waldregion", kind="COMPOSITION")
    across.members.set([inner, outer])
    across.save()
    InitiativePageFactory(title="In Eiche", regions=[inner])
    InitiativePageFactory(title="In Buche", regions=[outer])
    assert finding("waldregion") == {"In Eiche", "In Buche"}

    across.members.set([inner])
    across.save()
    assert finding("waldregion") == {"In Eiche"}

    across.delete()
    assert finding("waldregion") == set()


def test_synonyms_of_a_topic_are_names_of_whatever_has_it() -> None:
    topic = TopicFactory(name="Wasserstoff")
    InitiativePageFactory(title="Nord", topics=[topic])
    topic.synonyms = ["Knallgas"]
    topic.save()

    assert finding("knallgas") == {"Nord"}


def test_every_word_is_counted_once_for_each_document() -> None:
    row("NewsPage", "Wasserstoff und Wasserstoff")
    row("NewsPage", "Wasserstoff ist da")
    write([str(each) for each in Node.objects.filter(type="NewsPage").values_list("pk", flat=True)])

    assert words()["wasserstoff"] == 2
    assert "da" not in words()
    known = KnownWord.objects.get(word="wasserstoff")
    assert known.spelling == "wasserstoff"
    assert {"  w", " wa", "was", "off", "ff "} <= set(known.grams)


def test_writing_again_changes_nothing() -> None:
    InitiativePageFactory(title="Nord", topics=[TopicFactory(name="Wasserstoff")])
    before = index(), words()

    write([str(each) for each in Node.objects.filter(type__in=TYPES).values_list("pk", flat=True)])

    assert (index(), words()) == before


def test_a_renewal_makes_missing_documents_and_takes_ghosts_away() -> None:
    InitiativePageFactory(title="Nord")
    expected = index(), words()
    missing = row("NewsPage", "Übersehen")
    IndexedDocument.objects.create(
        pk="00000000-0000-4000-8000-000000000000", revision=1, own="'geist':1A", names="", exact=""
    )
    KnownWord.objects.create(word="geist", uses=7, spelling="geist", grams=[])
    told: list[tuple[int, int]] = []

    renew(lambda done, total: told.append((done, total)))

    assert finding("uberseh") == {"Übersehen"}
    assert "geist" not in words()
    missing.delete()
    renew()
    assert (index(), words()) == expected
    assert told == [(2, 2)]


def test_an_installation_that_was_never_indexed_is_filled_once() -> None:
    row("NewsPage", "Vorher")

    fill_empty_index()
    first = index()
    fill_empty_index()

    assert finding("vorh") == {"Vorher"}
    assert index() == first


def test_a_publication_writes_its_index_in_few_statements() -> None:
    page = InitiativePageFactory(title="Nord", topics=[TopicFactory(name="Wasserstoff")])

    with CaptureQueriesContext(connection) as captured:
        write([str(page.uuid)])

    assert len(captured) == 6


def test_a_long_text_is_no_reason_to_refuse_a_publication() -> None:
    page = InitiativePageFactory(title="Lang", mission=" ".join(f"wort{number}" for number in range(30_000)))

    assert finding("wort29999") == {"Lang"}
    assert documents([str(page.uuid)])[str(page.uuid)].body.startswith("wort0")


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:9"])
@pytest.mark.parametrize("name", ["Zinkhütte", "Wasserstoffe"])
def test_a_name_reaches_the_index_whatever_else_hears_of_it(url: str, name: str, settings: Settings) -> None:
    # Given a page of a topic, with Elasticsearch and without
    settings.ELASTICSEARCH_URL = url
    topic = TopicFactory(name="Wasserstoff")
    page = InitiativePageFactory(title="Nord", topics=[topic])
    # When the topic gets another name, of the same stem or of another one
    topic.name = name
    topic.save()
    # Then
    assert deviating([str(page.uuid)]) == set()
    assert KnownWord.objects.get(word=name.lower()).uses == 1
    assert Mark.objects.filter(pk=page.uuid).exists() == bool(url)
