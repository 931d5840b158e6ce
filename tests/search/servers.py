"""A real Elasticsearch: one for all tests and workers, and one of the test's own that may be killed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch
from pytest_django import Settings

from search.engines.elastic import client
from tests.machine import ELASTICSEARCH
from tools.elasticsearch import NoElasticsearch
from tools.elasticsearch.provision import own_server
from tools.elasticsearch.server import Server
from tools.elasticsearch.sharing import shared

PATIENCE = 60
"""Seconds."""

Tell = Callable[[str], None]
Entered = TypeVar("Entered")


@pytest.fixture(scope="session")
def elasticsearch_url(pytestconfig: pytest.Config) -> Iterator[str]:
    """The address of the Elasticsearch that all workers share; its absence skips, or fails if required."""
    yield from _entered(shared(_teller(pytestconfig)))


@pytest.fixture(scope="session")
def killable_server(pytestconfig: pytest.Config) -> Iterator[Server]:
    """An Elasticsearch that nobody else uses; see ``own_elasticsearch``."""
    yield from _entered(own_server(_teller(pytestconfig)))


@pytest.fixture
def elasticsearch(
    elasticsearch_url: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Elasticsearch]:
    """The shared Elasticsearch as the service's own, with index names that no other test has.

    A machine that runs tests may be too busy to answer within the second that readers wait.
    """
    monkeypatch.setattr(client, "PATIENCE", PATIENCE)
    client.breaker_of(elasticsearch_url).reset()
    yield from _as_ours(elasticsearch_url, settings)


@pytest.fixture
def own_elasticsearch(killable_server: Server, settings: Settings) -> Iterator[Server]:
    """An Elasticsearch to kill, pause and start again; it runs when the test begins and when it ends."""
    for _ in _as_ours(killable_server.url, settings):
        yield killable_server
        killable_server.revive()


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wait for Elasticsearch as long as it takes: on a busy machine PostgreSQL would answer in its place."""
    from search.engines.elastic import client

    monkeypatch.setattr(client, "PATIENCE", 60.0)
    client.client_of.cache_clear()
    yield
    client.client_of.cache_clear()


def _as_ours(url: str, settings: Settings) -> Iterator[Elasticsearch]:
    settings.ELASTICSEARCH_URL = url
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid4().hex[:12]}"
    with Elasticsearch(url, request_timeout=PATIENCE) as server:
        yield server
        names = [row["index"] for row in server.cat.indices(index="test-*", h="index", format="json")]
        ours = [name for name in names if name.startswith(settings.ELASTICSEARCH_PREFIX)]
        if ours:
            server.indices.delete(index=ours)


def _entered(context: AbstractContextManager[Entered]) -> Iterator[Entered]:
    ELASTICSEARCH.path()
    try:
        with context as entered:
            yield entered
    except NoElasticsearch as reason:
        ELASTICSEARCH.refuse(f"ELASTICSEARCH TESTS NOT RUN: {reason}")


def _teller(config: pytest.Config) -> Tell:
    """Downloading takes minutes: what is said of it must pass pytest, which keeps all output to itself."""
    capture = config.pluginmanager.getplugin("capturemanager")

    def tell(message: str) -> None:
        with capture.global_and_fixture_disabled():
            sys.stderr.write(f"• {message}\n")

    return tell
