"""Bringing the whole graph in line with the database, in small transactions, while readers read on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.contrib.redirects.models import Redirect

from . import redirects, store
from .gathering import gather
from .models import Node
from .projection import Record, project
from .refresh import BATCH
from .revision import lock_graph
from .types import node_models
from .visibility import public_objects


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is: counts of objects, and where another run could go on."""

    done: int
    total: int
    position: str


Report = Callable[[Progress], None]


def sources() -> list[type[Model]]:
    """Every model that has rows, in the order of a rebuild."""
    return [*sorted(node_models(), key=lambda model: model._meta.label_lower), Redirect]


def public_now(model: type[Model]) -> "QuerySet[Any]":
    return redirects.public_redirects() if model is Redirect else public_objects(model)


def record_of(instance: Any) -> Record:
    return redirects.record(instance) if isinstance(instance, Redirect) else project(instance)


def rebuild(report: Report = lambda progress: None, *, after: str | None = None) -> None:
    """Withdraw every row that stands for nothing public, for it may hold a route; then write all others.

    ``after`` is the ``position`` of an interrupted run ("pages.newspage:123"): what came before
    it is not done again.
    """
    total = sum(public_now(model).count() for model in sources())
    done = 0
    for model in sources():
        _withdraw_rest(model)
    _withdraw_unknown()
    for model in sources():
        for batch in _batches(model):
            position = f"{model._meta.label_lower}:{batch[-1]}"
            if not _already_done(position, after):
                _write(model, batch)
            done += len(batch)
            report(Progress(done, total, position))


def _batches(model: type[Model]) -> Iterator[list[int]]:
    """Primary keys, asked for once: whatever becomes public later sends an event and has its row written."""
    pks = list(public_now(model).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]


def _already_done(position: str, after: str | None) -> bool:
    if not after:
        return False
    (model, pk), (last_model, last_pk) = position.split(":"), after.split(":")
    return (model, int(pk)) <= (last_model, int(last_pk))


@transaction.atomic
def _write(model: type[Model], pks: list[int]) -> None:
    """Read under the lock, so that no older state overwrites a newer one."""
    lock_graph()
    instances = list(public_now(model).filter(pk__in=pks))
    gather(instances)
    store.save([record_of(instance) for instance in instances])


@transaction.atomic
def _withdraw_rest(model: type[Model]) -> None:
    lock_graph()
    held = Node.objects.filter(source_model=model._meta.label_lower)
    public = {str(pk) for pk in public_now(model).values_list("pk", flat=True)}
    store.withdraw(str(row) for row, pk in held.values_list("pk", "source_pk") if pk not in public)


@transaction.atomic
def _withdraw_unknown() -> None:
    """Rows of models that no longer exist or are no longer declared public."""
    lock_graph()
    known = [model._meta.label_lower for model in sources()]
    store.withdraw(map(str, Node.objects.exclude(source_model__in=known).values_list("pk", flat=True)))
