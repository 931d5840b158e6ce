"""How well the search is: what those who run it and those who write have to know.

Elasticsearch is not asked here, so this answers at once however it is. What processes count for themselves
(hits out of date, the breaker) is that of the process that answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone

from cms.operations.health import OK
from cms.operations.metrics import Metric

from .breaker import Breaker
from .engines.elastic.client import breaker_of
from .listening import is_running
from .models import Comparison, Generation, Mark
from .stale_hits import Counts, stale_hits

LATE = timedelta(minutes=1)
"""A change that waits longer is more than the usual queue."""
DEGRADED = "degraded"

State = Generation.State


@dataclass(frozen=True)
class Status:
    """The search as it is now."""

    configured: bool
    """Whether Elasticsearch is to answer at all."""
    worker: bool
    waiting: int
    dead: int
    oldest: datetime | None
    generations: Sequence[Generation]
    comparisons: Sequence[Comparison]
    stale_hits: Counts
    breaker_open: bool
    """Whether this process leaves Elasticsearch alone after a failure."""

    @property
    def lag(self) -> timedelta:
        """How long the oldest change waits that is not yet written."""
        return timezone.now() - self.oldest if self.oldest else timedelta()

    @property
    def live(self) -> Generation | None:
        return self._latest(State.LIVE)

    @property
    def kept(self) -> Generation | None:
        return self._latest(State.KEPT)

    @property
    def under_way(self) -> Generation | None:
        return self._latest(State.WANTED, State.BUILDING)

    @property
    def failed(self) -> Generation | None:
        return self._latest(State.FAILED)

    @property
    def drift(self) -> int:
        """How many objects were still wrong after the last comparison."""
        return sum(comparison.unrepaired for comparison in self.comparisons)

    @property
    def troubles(self) -> list[str]:
        """What is not as it should be, by name; with any of it searches are still answered."""
        found = {
            "worker": self.configured and not self.worker,
            "index": self.configured and self.live is None,
            "lag": self.lag > LATE,
            "dead": self.dead > 0,
            "drift": self.drift > 0,
        }
        return [name for name, there in found.items() if there]

    def _latest(self, *states: str) -> Generation | None:
        return next((generation for generation in self.generations if generation.state in states), None)


def status() -> Status:
    """Read the state of the search, in four statements."""
    given_up = Q(dead=True)
    marks = Mark.objects.aggregate(
        oldest=Min("marked_at", filter=~given_up),
        waiting=Count("pk", filter=~given_up),
        refused=Count("pk", filter=given_up),
    )
    return Status(
        configured=bool(settings.ELASTICSEARCH_URL),
        worker=is_running(),
        waiting=marks["waiting"],
        dead=marks["refused"],
        oldest=marks["oldest"],
        generations=list(Generation.objects.order_by("-pk")),
        comparisons=list(Comparison.objects.order_by("index")),
        stale_hits=stale_hits.counts,
        breaker_open=_is_left_alone(settings.ELASTICSEARCH_URL),
    )


def _is_left_alone(url: str) -> bool:
    return bool(url) and breaker_of(url).is_open


def readiness() -> str:
    """Say in one word whether the search is as it should be."""
    return DEGRADED if status().troubles else OK


def search_metrics() -> Iterator[Metric]:
    """The figures of the search for a monitor."""
    now = status()
    yield Metric(
        "search_elasticsearch_configured", "Whether Elasticsearch is to answer.", {(): now.configured}
    )
    yield Metric("search_worker_running", "Whether a search worker is connected.", {(): now.worker})
    yield Metric(
        "search_index_live", "Whether Elasticsearch has an index that answers.", {(): now.live is not None}
    )
    yield Metric("search_marks", "Changes that wait to be written.", {(): now.waiting})
    yield Metric("search_lag_seconds", "How long the oldest of them waits.", {(): now.lag.total_seconds()})
    yield Metric("search_dead_letters", "Documents that were refused too often.", {(): now.dead})
    yield Metric("search_drift", "Differences the last comparison found.", dict(_drift(now.comparisons)))
    yield Metric(
        "search_stale_hits_total",
        "Hits out of date that this process did not show.",
        {(("kind", kind),): count for kind, count in vars(now.stale_hits).items()},
        "counter",
    )
    if now.configured:
        yield from _of_breaker(breaker_of(settings.ELASTICSEARCH_URL))
    if now.under_way:
        progress = now.under_way.done / max(now.under_way.total, 1)
        yield Metric("search_rebuild_progress", "How far a rebuild is, from 0 to 1.", {(): progress})
    if now.live and now.live.finished_at:
        built = now.live.finished_at.timestamp()
        yield Metric("search_rebuilt_timestamp_seconds", "When the live index was built.", {(): built})


def _of_breaker(breaker: Breaker) -> Iterator[Metric]:
    yield Metric(
        "search_breaker_open", "Whether this process leaves Elasticsearch alone.", {(): breaker.is_open}
    )
    yield Metric(
        "search_breaker_trips_total",
        "How often Elasticsearch failed this process.",
        {(): breaker.trips},
        "counter",
    )


def _drift(comparisons: Sequence[Comparison]) -> Iterator[tuple[tuple[tuple[str, str], ...], float]]:
    for comparison in comparisons:
        for kind in ("missing", "ghost", "stale", "unrepaired"):
            yield (("index", comparison.index), ("class", kind)), getattr(comparison, kind)
