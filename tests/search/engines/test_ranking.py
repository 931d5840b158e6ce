"""What counts in Elasticsearch: that all words are there, not how often one is or how long the text."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from cms.published.listing import Listing
from search.engines.elastic.scratch import scratch_index
from search.evaluation.corpus import corpus
from search.evaluation.files import Text
from search.family import RELEVANCE, SEARCH
from search.query import Hit, Request

pytestmark = pytest.mark.django_db

OTHERS = [Text(f"other-{number}", "NewsPage", f"Meldung {number}") for number in range(20)]


def ranked(query: str, *texts: Text) -> tuple[Sequence[str], Sequence[Hit]]:
    """Return what ``query`` finds among ``texts`` and others that have none of its words, best first."""
    documents, names = corpus([*texts, *OTHERS])
    listing = Listing(SEARCH, RELEVANCE, first=10, query=query, locale="de")
    with scratch_index(documents) as engine:
        hits = engine.search(Request(listing, total=False)).hits
    return [names[hit.id] for hit in hits], hits


def test_a_long_text_is_worth_what_a_short_one_is(elasticsearch: Elasticsearch) -> None:
    short = Text("short", "NewsPage", "Kurz", body="Die Fähre liegt im Hafen.")
    long = replace(short, id="long", title="Lang", body=short.body + " Der Wind weht weiter." * 200)

    _, (first, second) = ranked("Fähre", short, long)

    assert first.score == second.score > 0


def test_all_words_beat_many_of_one(elasticsearch: Elasticsearch) -> None:
    one = Text("one", "NewsPage", "Fähre", "Eine Fähre.", "Die Fähre ist die Fähre. " * 50)
    both = Text("both", "NewsPage", "Am Hafen", body="Hier legt die Fähre ab.")

    assert ranked("Fähre im Hafen", one, both)[0] == ["both", "one"]


def test_the_parts_of_a_compound_stand_for_it_as_one_of_the_words(elasticsearch: Elasticsearch) -> None:
    one = Text("one", "NewsPage", "Wind", "Viel Wind.", "Der Wind weht. " * 50)
    both = Text("both", "NewsPage", "Wind", body="Ein Dialog der Industrie.")

    assert ranked("Wind Industriedialog", one, both)[0] == ["both", "one"]


def test_a_phrase_counts_once(elasticsearch: Elasticsearch) -> None:
    once = Text("once", "NewsPage", "Neue Fähre", "Fähre, neue.")
    twice = Text("twice", "NewsPage", "Neue Fähre", "Eine neue Fähre.")
    apart = Text("apart", "NewsPage", "Fähre, neue", "Fähre, neue.")

    names, (first, second, third) = ranked("neue Fähre", once, twice, apart)

    assert names[2] == "apart"
    assert first.score == second.score > third.score
