"""Elasticsearch may die or hang: every search is answered, says so, and the next one does not wait."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from cms.published.models import Node
from search.documents import documents
from search.engines import Engine
from search.engines.choosing import Answered, ask
from search.engines.elastic.client import breaker_of, client_of
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.engines.embedded import EmbeddedEngine
from search.query import Outcome, Request
from search.writing import write
from tests.graphql.rows import row
from tests.search.contract.subject import listing
from tools.elasticsearch.server import Server

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

A_SECOND, A_LITTLE = 1.0, 0.01
SOMETHING = 2.0
"""Seconds: what a hanging server costs once, what it costs afterwards, and what a busy machine adds."""


@pytest.fixture
def indexed(own_elasticsearch: Server) -> Iterator[Server]:
    """One page in both indices of a server of our own."""
    page = row("NewsPage", "Industrie")
    write([str(page.id)])
    with Elasticsearch(own_elasticsearch.url, request_timeout=30) as client:
        client.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
        fill(client, settings.ELASTICSEARCH_PREFIX, documents([str(page.id)]).values())
    breaker_of(own_elasticsearch.url).reset()
    yield own_elasticsearch
    own_elasticsearch.revive()
    assert eventually(lambda: client_of(own_elasticsearch.url, 5).ping())


def industry(engine: Engine) -> Outcome:
    return engine.search(Request(listing("Industrie")))


def timed(question: Callable[[Engine], Outcome] = industry) -> tuple[float, Answered[Outcome]]:
    started = time.perf_counter()
    found = ask(question)
    return time.perf_counter() - started, found


def timed_without_choice() -> float:
    """What the same search takes where PostgreSQL is the only engine."""
    started = time.perf_counter()
    industry(EmbeddedEngine())
    return time.perf_counter() - started


def quickest(measure: Callable[[], float]) -> float:
    return min(measure() for _ in range(20))


def eventually(condition: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def is_healthy(answer: Answered[Outcome]) -> bool:
    return (answer.engine, answer.degraded, answer.found.total) == ("elastic", False, 1)


def test_a_killed_server_is_noticed_at_once_and_found_again(indexed: Server) -> None:
    # Given a search that Elasticsearch answers
    assert eventually(lambda: is_healthy(ask(industry)))
    # When it is killed
    indexed.kill()
    first, answer = timed()
    # Then the very first search is answered, and says so
    assert (answer.engine, answer.degraded, answer.found.total) == ("embedded", True, 1)
    assert first < SOMETHING
    # And those after it do not even try
    assert quickest(timed_without_choice) + A_LITTLE > quickest(lambda: timed()[0])
    assert breaker_of(indexed.url).trips >= 1
    # When it is back, it answers
    indexed.revive()
    assert eventually(lambda: is_healthy(ask(industry)))


def test_a_hanging_server_costs_one_search_a_second(indexed: Server) -> None:
    # Given
    assert eventually(lambda: is_healthy(ask(industry)))
    # When it hangs
    indexed.pause()
    first, answer = timed()
    # Then the first search waits for it, and no other
    assert (answer.engine, answer.degraded, answer.found.total) == ("embedded", True, 1)
    assert A_SECOND <= first < A_SECOND + SOMETHING
    times = [timed()[0] for _ in range(40)]
    assert max(times) < A_SECOND
    assert quickest(timed_without_choice) + A_LITTLE > min(times)
    # When it goes on, it answers again
    indexed.resume()
    assert eventually(lambda: is_healthy(ask(industry)))


def test_an_index_that_is_not_there_is_no_reason_to_stop_asking(elasticsearch: Elasticsearch) -> None:
    # Given an Elasticsearch in which nothing was ever built
    page = row("NewsPage", "Industrie")
    write([str(page.id)])
    # When asked, then PostgreSQL answers
    assert (ask(industry).degraded, ask(industry).found.total) == (True, 1)
    # And as soon as there is an index, that one does
    elasticsearch.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
    fill(elasticsearch, settings.ELASTICSEARCH_PREFIX, documents([str(page.id)]).values())
    assert is_healthy(ask(industry))


def test_without_elasticsearch_nothing_is_degraded() -> None:
    row("NewsPage", "Industrie")
    write([str(identity) for identity in Node.objects.values_list("pk", flat=True)])

    answer = ask(industry)

    assert (answer.engine, answer.degraded, answer.found.total) == ("embedded", False, 1)
