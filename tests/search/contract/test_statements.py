"""What a search asks of the database: a few statements, however much is found."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.query import Request
from tests.graphql.rows import row

from .subject import Subject, listing

FACETS = ("kinds", "topics", "regions", "level")
MANY = 12
MOST = {"elastic": 2, "embedded": 4}
"""Words of editors, and the revision of the facets; in PostgreSQL the hits and their number, too."""


@pytest.fixture
def filled(subject: Subject) -> Subject:
    """An engine that knows some objects, and what there is to choose from."""
    topics = [row("Topic", f"Thema {number}", slug=f"thema-{number}") for number in range(3)]
    for number in range(MANY):
        moment = datetime(2026, 1, 1 + number, tzinfo=UTC)
        row("NewsPage", f"Industrie {number}", date=moment, topics=topics[: number % 3])
    subject.settle()
    subject.engine.search(Request(listing("Industrie"), facets=FACETS))
    return subject


@pytest.mark.parametrize("query", ["Industrie", "Industriepolitik Industrie", None])
@pytest.mark.parametrize("first", [1, MANY])
def test_a_search_with_everything_takes_few_statements(
    filled: Subject, query: str | None, first: int
) -> None:
    asked = Request(listing(query, first=first), facets=FACETS, highlights=True, spelling=True)
    with CaptureQueriesContext(connection) as captured:
        outcome = filled.engine.search(asked)
    assert len(outcome.hits) == first
    assert len(captured) <= MOST[filled.engine.name]
