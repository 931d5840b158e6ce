"""Figures for a monitor, in the text format of Prometheus.

They tell how busy editors are and how well the service is, so they are for whoever has ``METRICS_TOKEN``;
without one there is no such address. What is measured is up to ``collectors``: each room adds its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Literal

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from cms.published.models import Node
from cms.published.revision import last_change

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Metric:
    """One thing that is measured; ``samples`` are its values by labels, or by none."""

    name: str
    help: str
    samples: Mapping[Labels, float]
    kind: Literal["gauge", "counter"] = "gauge"


def graph_metrics() -> Iterator[Metric]:
    """How large the published graph is, and when it last changed."""
    change = last_change()
    yield Metric("published_rows", "Objects that are public.", {(): Node.objects.count()})
    yield Metric("published_revision", "Number of the last change.", {(): change.revision}, "counter")
    if change.changed_at:
        yield Metric(
            "published_changed_timestamp_seconds",
            "When the graph last changed.",
            {(): change.changed_at.timestamp()},
        )


collectors: list[Callable[[], Iterable[Metric]]] = [graph_metrics]
"""Called for every answer; each takes a handful of statements at most."""


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all figures whoever shows the token."""
    if not settings.METRICS_TOKEN:
        return HttpResponse(status=404)
    if not _is_allowed(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    try:
        lines = [line for collect in collectors for metric in collect() for line in _lines(metric)]
    except Error:
        return HttpResponse(status=503)
    return HttpResponse("\n".join([*lines, ""]), content_type=CONTENT_TYPE)


def _is_allowed(request: HttpRequest) -> bool:
    expected = f"Bearer {settings.METRICS_TOKEN}"
    return compare_digest(request.headers.get("Authorization", "").encode(), expected.encode())


def _lines(metric: Metric) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help}"
    yield f"# TYPE {metric.name} {metric.kind}"
    for labels, value in metric.samples.items():
        yield f"{metric.name}{_labels(labels)} {float(value)!r}"


def _labels(labels: Labels) -> str:
    if not labels:
        return ""
    pairs = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels)
    return f"{{{pairs}}}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
