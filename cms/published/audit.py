"""Comparing the graph with what it should be: every row recomputed, every deviation counted by class."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from .gathering import gather
from .models import Node
from .projection import ProjectionFailed, Record
from .rebuild import public_now, record_of, sources
from .refresh import batched
from .store import COLUMNS, row_values


@dataclass
class Drift:
    """Object labels ("pages.newspage:123") by class of deviation; all empty means the graph is right."""

    missing: list[str] = field(default_factory=list)
    """Public, but without a row."""
    ghost: list[str] = field(default_factory=list)
    """A row whose object does not exist."""
    stale: list[str] = field(default_factory=list)
    """A row or its edges differ from what projecting gives now."""
    visible: list[str] = field(default_factory=list)
    """A row whose object is not public: the one that leaks."""
    broken: list[str] = field(default_factory=list)
    """Public, but its projection fails."""

    def count(self) -> int:
        return sum(len(labels) for labels in vars(self).values())


def check(report: Callable[[int, int], None] = lambda done, total: None) -> Drift:
    """Recompute everything and return the deviations. Reads only."""
    drift, done = Drift(), 0
    total = sum(public_now(model).count() for model in sources())
    for model in sources():
        held = _held(model)
        for batch in batched(public_now(model)):
            gather(batch)
            for instance in batch:
                _compare(instance, held.pop(str(instance.pk), None), drift)
            done += len(batch)
            report(done, total)
        _classify_rest(model, held, drift)
    _unknown_rows(drift)
    return drift


def _held(model: type[Model]) -> dict[str, Node]:
    rows = Node.objects.filter(source_model=model._meta.label_lower).prefetch_related("edge_set")
    return {row.source_pk: row for row in rows}


def _compare(instance: Any, row: Node | None, drift: Drift) -> None:
    label = _label(instance._meta.label_lower, instance.pk)
    if row is None:
        drift.missing.append(label)
        return
    try:
        record = record_of(instance)
    except ProjectionFailed:
        drift.broken.append(label)
        return
    if _stored(row) != row_values(record) or _edges(row) != _wanted_edges(record):
        drift.stale.append(label)


def _classify_rest(model: type[Model], held: dict[str, Node], drift: Drift) -> None:
    existing = {
        str(pk) for pk in model._default_manager.filter(pk__in=list(held)).values_list("pk", flat=True)
    }
    for pk in held:
        (drift.visible if pk in existing else drift.ghost).append(_label(model._meta.label_lower, pk))


def _unknown_rows(drift: Drift) -> None:
    known = [model._meta.label_lower for model in sources()]
    for label, pk in Node.objects.exclude(source_model__in=known).values_list("source_model", "source_pk"):
        drift.ghost.append(_label(label, pk))


def _stored(row: Node) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in COLUMNS}
    return {**values, "id": str(row.pk)}


def _edges(row: Node) -> set[tuple[str, str, int]]:
    return {(edge.field, str(edge.target), edge.position) for edge in row.edge_set.all()}


def _wanted_edges(record: Record) -> set[tuple[str, str, int]]:
    return {(edge.field, edge.target, edge.position) for edge in record.references}


def _label(model: str, pk: Any) -> str:
    return f"{model}:{pk}"
