"""Filters and facets of a search against an oracle that looks at every document."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cms.published.holdings import dimensions
from cms.published.listing import Listing
from search.documents import Document, documents
from search.family import SEARCH
from search.highlighting import is_found
from search.interpretation import interpret
from search.language import language
from search.query import Request
from tests.graphql.rows import row
from tests.published.counted_site import WORDS, establish
from tests.published.oracle import Oracle
from tests.published.random_lists import random_listing

from .subject import Subject, listing

CASES = 500
QUERIES = (*WORDS, "Haus Bund", "Energie", "Westland", "Formate", "Initiativen")


class Searched:
    """All rows with their documents; a query finds what has one of its words."""

    def __init__(self) -> None:
        self.oracle = Oracle()
        self._documents = documents([str(identity) for identity in self.oracle.nodes])
        self._matched: dict[str, frozenset[str]] = {}

    def listed(self, asked: Listing, filters: Mapping[str, Any]) -> set[str]:
        ids = {str(identity) for identity in self.oracle.listed(SEARCH, asked.locale, filters)}
        return ids & self._found(asked.query) if asked.query else ids

    def _found(self, query: str) -> frozenset[str]:
        if query not in self._matched:
            current = language()
            asked = interpret(query, current)
            self._matched[query] = frozenset(
                identity for identity, each in self._documents.items() if is_found(each, asked, current)
            )
        return self._matched[query]

    def document(self, identity: str) -> Document:
        return self._documents[identity]


def test_hits_and_facets_equal_a_brute_force_oracle(subject: Subject) -> None:
    dice = random.Random(2026)
    establish(dice, initiatives=40)
    subject.settle()
    searched = Searched()
    for number in range(CASES):
        asked = random_listing(dice, searched.oracle, SEARCH)
        asked = replace(asked, first=100, query=dice.choice(QUERIES) if dice.random() < 0.5 else None)
        name = dice.choice(sorted(dimensions(SEARCH)))
        _assert_answer(subject, searched, asked, name, number)


def _assert_answer(subject: Subject, searched: Searched, asked: Listing, name: str, number: int) -> None:
    outcome = subject.engine.search(Request(asked, facets=(name,)))
    expected = searched.listed(asked, asked.filters)
    assert ({hit.id for hit in outcome.hits}, outcome.total) == (expected, len(expected)), (number, asked)
    others = {each: value for each, value in asked.filters.items() if each != name}
    rest = [searched.document(identity) for identity in searched.listed(asked, others)]
    counts: dict[str, int] = {}
    for document in rest:
        for value in document.keys[name]:
            counts[value] = counts.get(value, 0) + 1
    (facet,) = outcome.facets
    buckets = {bucket.value: bucket.count for bucket in facet.buckets if bucket.count}
    offered = searched.oracle.values(SEARCH, dimensions(SEARCH)[name])
    assert buckets == {value: count for value, count in counts.items() if value in offered}, (number, name)
    missing = [document for document in rest if not set(document.keys[name]) & offered]
    assert facet.missing == len(missing), (number, name)


def test_days_are_those_of_the_site_and_both_ends_count(subject: Subject) -> None:
    for day in (1, 2, 3):
        row("NewsPage", f"Tag {day}", date=datetime(2026, 5, day, tzinfo=UTC).replace(hour=22, minute=30))

    # Half past ten in the evening in Greenwich is the next day in Berlin.
    found = subject.titles(filters={"from": date(2026, 5, 2), "to": date(2026, 5, 3)})

    assert found == ["Tag 2", "Tag 1"]


def test_a_value_that_nothing_has_finds_nothing(subject: Subject) -> None:
    row("NewsPage", "Meldung")

    for filters in ({"topics": ["gibt-es-nicht"]}, {"kinds": ["GIBT_ES_NICHT"]}, {"land": ["DE-XX"]}):
        assert subject.search(filters=filters).total == 0


def test_fifty_topics_are_alternatives(subject: Subject) -> None:
    topics = [row("Topic", f"Thema {number}", slug=f"thema-{number}") for number in range(50)]
    for number, topic in enumerate(topics[:3]):
        row("NewsPage", f"Meldung {number}", topics=[topic])
    row("NewsPage", "Ohne")

    assert subject.search(filters={"topics": [topic.slug for topic in topics]}).total == 3


def test_a_facet_leaves_out_its_own_selection_and_no_other(subject: Subject) -> None:
    klima, dialog = row("Topic", "Klima", slug="klima"), row("Topic", "Dialog", slug="dialog")
    row("NewsPage", "Industrie A", topics=[klima])
    row("NewsPage", "Industrie B", topics=[klima, dialog])
    row("EventPage", "Industrie C", topics=[dialog])
    row("NewsPage", "Etwas anderes", topics=[dialog])

    outcome = subject.search(
        "Industrie", filters={"topics": ["klima"], "kinds": ["NEWS"]}, facets=("topics", "kinds")
    )

    topics, kinds = outcome.facets
    assert [(bucket.value, bucket.label, bucket.count, bucket.selected) for bucket in topics.buckets] == [
        ("klima", "Klima", 2, True),
        ("dialog", "Dialog", 1, False),
    ]
    assert [(bucket.value, bucket.count) for bucket in kinds.buckets] == [("NEWS", 2)]
    assert listing("Industrie").query == "Industrie"
