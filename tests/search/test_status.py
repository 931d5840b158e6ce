"""What is told of the search, from its tables alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from search.listening import Listener
from search.marking import CHANNEL
from search.models import Comparison, Generation, Mark
from search.status import DEGRADED, readiness, search_metrics, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def configured(settings: Settings) -> None:
    """Elasticsearch is to answer, and has an index; nothing waits."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9/status"
    Generation.objects.create(index="test-live", state=Generation.State.LIVE, finished_at=timezone.now())


@pytest.fixture
def worker():
    """A worker that listens."""
    listener = Listener(CHANNEL)
    listener.listen()
    yield listener
    listener.close()


def waiting(**given) -> None:
    Mark.objects.create(id=uuid4(), token=uuid4(), **{"marked_at": timezone.now(), **given})


def figures() -> dict[str, float]:
    return {
        metric.name + "".join(f" {value}" for _, value in labels): value
        for metric in search_metrics()
        for labels, value in metric.samples.items()
    }


def test_without_elasticsearch_nothing_is_missing() -> None:
    assert status().troubles == []
    assert readiness() == "ok"


def test_a_live_index_and_a_worker_are_all_it_takes(configured: None, worker: Listener) -> None:
    assert status().troubles == []


def test_every_trouble_is_told(configured: None) -> None:
    # Given no worker and no index, a change that waits for long, one given up, and drift
    Generation.objects.all().delete()
    waiting(marked_at=timezone.now() - timedelta(minutes=2))
    waiting(dead=True)
    Comparison.objects.create(index="test-live", ghost=3, unrepaired=3)
    # When asked
    now = status()
    # Then
    assert now.troubles == ["worker", "index", "lag", "dead", "drift"]
    assert (now.waiting, now.dead, now.drift) == (1, 1, 3)
    assert timedelta(minutes=2) < now.lag < timedelta(minutes=3)
    assert readiness() == DEGRADED


def test_what_was_given_up_is_no_lag(configured: None, worker: Listener) -> None:
    waiting(marked_at=timezone.now() - timedelta(days=2), dead=True)
    assert status().lag == timedelta()
    assert status().troubles == ["dead"]


def test_the_state_takes_four_statements(
    configured: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        readiness()


def test_elasticsearch_is_not_asked_whether_the_service_is_ready(configured: None, client: Client) -> None:
    # Given an address where nothing answers, when asked
    response = client.get("/readyz")
    # Then the service is ready, and tells of the worker that is missing
    assert response.status_code == 200
    assert response.json()["checks"]["search"] == "degraded"


def test_the_monitor_reads_every_figure(configured: None, worker: Listener) -> None:
    # Given a rebuild half done, and a comparison
    Generation.objects.create(index="test-next", state=Generation.State.BUILDING, done=5, total=10)
    Comparison.objects.create(index="test-live", missing=1, ghost=2, stale=3)
    waiting()
    read = figures()
    # Then
    assert read.pop("search_lag_seconds") < 5
    assert read.pop("search_rebuilt_timestamp_seconds") == pytest.approx(timezone.now().timestamp(), abs=60)
    assert {name: value for name, value in read.items() if "stale_hits" not in name} == {
        "search_elasticsearch_configured": 1,
        "search_worker_running": 1,
        "search_index_live": 1,
        "search_marks": 1,
        "search_dead_letters": 0,
        "search_drift test-live missing": 1,
        "search_drift test-live ghost": 2,
        "search_drift test-live stale": 3,
        "search_drift test-live unrepaired": 0,
        "search_rebuild_progress": 0.5,
        "search_breaker_open": 0,
        "search_breaker_trips_total": 0,
    }


@pytest.mark.django_db(transaction=True)
def test_a_notification_wakes_the_worker(worker: Listener) -> None:
    # Given somebody who told something
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")
    # When it waits for a minute
    began = timezone.now()
    worker.wait(60)
    # Then it does not
    assert timezone.now() - began < timedelta(seconds=10)
