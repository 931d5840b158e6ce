"""Comparing every index with the published rows, counting what is wrong by class, and repairing it."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from . import comparing
from .comparing import Differences
from .delivery import forget_index, noticing_loss
from .embedded_drift import compare_embedded, repair_embedded
from .engines.elastic import upkeep
from .models import Comparison, Generation
from .rebuild import drop_unknown, request_rebuild

EMBEDDED = ""
"""Stands for the embedded index."""

TOMBSTONES_REST = timedelta(hours=1)
"""No write is under way for so long: what comes back after that would be a new one."""


def reconcile(*, repairing: bool = True) -> Iterator[None]:
    """Compare and repair every index there is, a page for each step; ``Comparison`` holds what was found."""
    yield from _embedded(repairing=repairing)
    for index in _indices() if settings.ELASTICSEARCH_URL else ():
        with noticing_loss(index):
            yield from _elastic(index, repairing=repairing)
    Comparison.objects.exclude(index__in=[EMBEDDED, *_indices()]).delete()


def tidy() -> None:
    """Forget what somebody removed, let the alias lead where it should, and remove what nobody needs."""
    for index in set(_indices()) - upkeep.existing():
        forget_index(index)
    live = Generation.objects.filter(state=Generation.State.LIVE).first()
    if live and upkeep.live_indices() != {live.index}:
        with noticing_loss(live.index):
            upkeep.make_live(live.index)
    drop_unknown()
    before = (timezone.now() - TOMBSTONES_REST).isoformat()
    for index in _indices():
        with noticing_loss(index):
            upkeep.sweep(index, before)


def _indices() -> list[str]:
    answering = (Generation.State.LIVE, Generation.State.KEPT)
    return list(Generation.objects.filter(state__in=answering).values_list("index", flat=True))


def _embedded(*, repairing: bool) -> Iterator[None]:
    found = Differences()
    for wrong in compare_embedded():
        found.add(wrong)
        yield
    _record(EMBEDDED, found, repair_embedded(found) if repairing else found)


def _elastic(index: str, *, repairing: bool) -> Iterator[None]:
    found = Differences()
    for wrong in comparing.compare(index):
        found.add(wrong)
        yield
    left = comparing.repair(index, found) if repairing else found
    _record(index, found, left)
    if left.ahead and repairing:
        request_rebuild()


def _record(index: str, found: Differences, left: Differences) -> None:
    Comparison.objects.update_or_create(
        index=index,
        defaults={
            "missing": len(found.missing),
            "ghost": len(found.ghost),
            "stale": len(found.stale | found.ahead),
            "unrepaired": len(left.everything()),
        },
    )
