"""Bringing documents to Elasticsearch as they are now, for whatever reason they are brought."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.utils import timezone

from cms.published.revision import current_revision

from .claims import Claim, acknowledge, claim, claim_suspect, postpone, release
from .documents import documents
from .engines import EngineUnavailable
from .engines.elastic import upkeep
from .engines.elastic.writing import Outcome, write
from .models import Generation

BATCH = 200
WRITTEN = (Generation.State.BUILDING, Generation.State.LIVE, Generation.State.KEPT)

logger = logging.getLogger(__name__)


def deliver_due() -> bool:
    """Write a batch of marked documents; return whether there may be more."""
    claimed = claim(BATCH)
    _deliver(claimed)
    suspect = claim_suspect()
    _deliver(suspect)
    return bool(suspect) or len(claimed) == BATCH


def bring(ids: Iterable[str], indices: Collection[str]) -> Outcome:
    """Write the documents with ``ids``, or that they are gone, to ``indices``.

    The revision is read before the rows, so that they are at least as new as their version says.
    """
    wanted = list(ids)
    version = current_revision()
    found = documents(wanted)
    outcome = write(indices, {identity: found.get(identity) for identity in wanted}, version=version)
    for index in outcome.lost:
        forget_index(index)
    return outcome


def _deliver(claimed: Sequence[Claim]) -> None:
    """Which indices there are is read after claiming: one that begins later reads the rows later, too."""
    if not claimed:
        return
    indices = list(
        Generation.objects.filter(state__in=WRITTEN).exclude(index="").values_list("index", flat=True)
    )
    try:
        refused = bring([one.id for one in claimed], indices).refused
    except EngineUnavailable:
        release(claimed)
        raise
    postpone({one: refused[one.id] for one in claimed if one.id in refused})
    acknowledge([one for one in claimed if one.id not in refused])


@contextmanager
def noticing_loss(index: str) -> Iterator[None]:
    """Forget ``index`` where the work shows that it is gone, and nothing else.

    What was not found may also be a former index that somebody else has just removed.
    """
    try:
        yield
    except upkeep.LostIndex:
        if not upkeep.is_there(index):
            forget_index(index)


def forget_index(index: str) -> None:
    """Say of an index that somebody removed that it is gone; one that we removed is forgotten already."""
    lost = Generation.objects.filter(index=index)
    failed = lost.filter(state=Generation.State.BUILDING).update(
        state=Generation.State.FAILED, finished_at=timezone.now(), error="Der Index ist verschwunden."
    )
    if failed or lost.filter(state__in=WRITTEN).delete()[0]:
        logger.error("The index %s is gone.", index)
