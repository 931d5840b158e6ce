"""The worker as a process: it builds the first index by itself, hears of changes, and outlives outages."""

from pathlib import Path
from time import monotonic

import pytest
from django.db import connection
from elasticsearch import Elasticsearch
from pytest_django import Settings

from search.engines.elastic import upkeep
from search.listening import is_running
from search.models import Comparison, Generation, Mark
from tests.search.workers import eventually, workers

from .index_world import build, found, news, retitle, searchable, titles

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

START = 60.0
"""Seconds, on a busy machine."""


def live() -> bool:
    return Generation.objects.filter(state=Generation.State.LIVE).exists()


def drained() -> bool:
    return not Mark.objects.exists()


def test_it_builds_the_first_index_compares_it_and_hears_of_changes(
    elasticsearch: Elasticsearch, tmp_path: Path
) -> None:
    # Given two objects that were there before
    first, _ = news("Eins"), news("Zwei")
    with workers(tmp_path) as (worker,):
        # When it runs, then there is an index
        eventually(live, seconds=START)
        assert is_running()
        assert found(elasticsearch, upkeep.alias()) == titles()
        # And a change can be found within two seconds, as readers see it
        retitle(first, "Erstens")
        began = monotonic()
        eventually(lambda: searchable(elasticsearch)[first] == "Erstens", seconds=10)
        assert monotonic() - began < 2
        # And every index has been compared
        eventually(Comparison.objects.exists, seconds=START)
        # And it ends when asked to
        assert worker.stop() == 0
    assert not is_running()


def test_it_does_the_rebuild_that_somebody_asked_for(elasticsearch: Elasticsearch, tmp_path: Path) -> None:
    news("Eins")
    with workers(tmp_path):
        eventually(live, seconds=START)
        first = Generation.objects.get()
        Generation.objects.create()
        eventually(
            lambda: Generation.objects.filter(pk=first.pk, state=Generation.State.KEPT).exists(),
            seconds=START,
        )


def test_it_begins_anew_where_elasticsearch_lost_everything(
    elasticsearch: Elasticsearch, tmp_path: Path
) -> None:
    # Given an index that the database knows and Elasticsearch does not
    news("Eins")
    lost = build()
    elasticsearch.indices.delete(index=lost)
    with workers(tmp_path) as (worker,):
        # When a worker starts, then it builds another
        eventually(lambda: live() and not Generation.objects.filter(index=lost).exists(), seconds=START)
        assert worker.runs
    assert found(elasticsearch, upkeep.alias()) == titles()


def test_it_outlives_the_database(elasticsearch: Elasticsearch, tmp_path: Path) -> None:
    # Given a worker whose connections the database ends
    identity = news("Alt")
    with workers(tmp_path) as (worker,):
        eventually(live, seconds=START)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        # When something changes
        retitle(identity, "Neu")
        # Then it goes on
        eventually(drained, seconds=START)
        assert worker.runs
    assert found(elasticsearch, upkeep.alias()) == {identity: "Neu"}


def test_without_elasticsearch_it_says_so_and_renews_the_embedded_index(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Given no address, and a log as production writes it
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setenv("LOG_LEVEL", "INFO")
    news("Eins")
    rebuild = Generation.objects.create()
    with workers(tmp_path) as (worker,):
        # When a rebuild is wanted
        eventually(
            lambda: Generation.objects.filter(pk=rebuild.pk, state=Generation.State.DONE).exists(),
            seconds=START,
        )
        # Then
        assert worker.said.count("INFO search.worker: ELASTICSEARCH_URL is empty") == 1
        assert "WARNING" not in worker.said
        assert worker.stop() == 0
