"""Orders, and pages that follow each other without gap or repetition."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.published.cursors import Position
from cms.published.orders import DATE_DESC, RELEVANCE, TITLE, Order
from search.query import Hit, Request
from tests.graphql.rows import row

from .subject import Subject, listing


def place(hit: Hit) -> Position:
    key = hit.key.isoformat() if isinstance(hit.key, datetime) else hit.key
    return Position(key, hit.id)


@pytest.mark.parametrize("order", [RELEVANCE, DATE_DESC, TITLE], ids=lambda order: order.name)
@pytest.mark.parametrize("query", ["Industrie", None])
def test_pages_follow_each_other_without_gap_or_repetition(
    subject: Subject, order: Order, query: str | None
) -> None:
    for number in range(23):
        # Many tie: equal titles, equal days, equal scores.
        row("NewsPage", f"Industrie {number % 4}", date=datetime(2026, 1, 1 + number % 3, tzinfo=UTC))
    subject.settle()
    asked, seen = listing(query, order=order, first=5), []
    while True:
        outcome = subject.engine.search(Request(asked))
        seen += [hit.id for hit in outcome.hits]
        assert outcome.total == 23
        if not outcome.has_next:
            break
        asked = replace(asked, after=place(outcome.hits[-1]))

    everything = subject.engine.search(Request(listing(query, order=order, first=50)))
    assert seen == [hit.id for hit in everything.hits]
    assert len(set(seen)) == 23


def test_titles_come_in_the_order_of_a_german_dictionary(subject: Subject) -> None:
    for title in ("Zebra Industrie", "Ähre Industrie", "Apfel Industrie", "ähnliche Industrie"):
        row("NewsPage", title)

    assert subject.titles("Industrie", order=TITLE) == [
        "ähnliche Industrie",
        "Ähre Industrie",
        "Apfel Industrie",
        "Zebra Industrie",
    ]


def test_the_newest_come_first_and_what_has_no_date_last(subject: Subject) -> None:
    row("Organisation", "Industrie ohne Tag")
    for year in (2024, 2026, 2025):
        row("NewsPage", f"Industrie {year}", date=datetime(year, 1, 1, tzinfo=UTC))

    expected = ["Industrie 2026", "Industrie 2025", "Industrie 2024", "Industrie ohne Tag"]
    assert subject.titles("Industrie", order=DATE_DESC) == expected
    assert subject.titles(order=RELEVANCE) == expected


def test_of_equal_news_the_latest_are_first_and_of_events_not(subject: Subject) -> None:
    row("NewsPage", "Industrie alt", date=datetime(2016, 1, 1, tzinfo=UTC))
    row("NewsPage", "Industrie neu", date=datetime.now(tz=UTC))

    hits = subject.search("Industrie").hits

    assert subject.titles("Industrie") == ["Industrie neu", "Industrie alt"]
    assert hits[0].score > hits[1].score


def test_only_what_is_asked_for_is_answered(subject: Subject) -> None:
    row("NewsPage", "Industrie")

    counted = subject.search("Industrie", rows=False)
    listed = subject.search("Industrie", total=False)

    assert (list(counted.hits), counted.total, counted.has_next) == ([], 1, False)
    assert (len(listed.hits), listed.total, list(listed.facets)) == (1, 0, [])
