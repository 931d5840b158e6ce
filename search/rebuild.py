"""Building the index anew, page by page, beside the one that answers.

Nobody owns a rebuild: its state is one row, each step can be repeated, and whoever has time takes the next
one (the worker between two batches of changes, the command all the time). So it goes on wherever it was
interrupted. Each page renews the embedded index and, where there is Elasticsearch, fills an index that
nobody searches yet; from its first moment on every change is written to it as well. In the end it takes
the place of the former one, which stays and is kept current, so that ``roll_back`` takes no time.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.published.models import Node

from .comparing import page_after, repair, wrongly_present
from .delivery import bring, noticing_loss
from .engines.elastic import upkeep
from .family import TYPES
from .marking import mark_refused
from .models import Generation
from .outdating import outdate_answers
from .writing import begin_renewal, rewrite

State = Generation.State

REST_AFTER_FAILURE = timedelta(minutes=5)
UNDER_WAY = (State.WANTED, State.BUILDING)

logger = logging.getLogger(__name__)


class NothingKept(Exception):
    """There is no former index to return to."""


def request_rebuild() -> Generation:
    """Ask for a rebuild; return the one that is already under way, if there is one."""
    with transaction.atomic():
        return under_way() or Generation.objects.create()


def request_first_rebuild() -> None:
    """Ask for a rebuild where Elasticsearch has no index of ours yet, and the last attempt is a while ago."""
    recently = timezone.now() - REST_AFTER_FAILURE
    known = Generation.objects.exclude(state__in=(State.KEPT, State.DONE)).exclude(
        state=State.FAILED, finished_at__lt=recently
    )
    if not known.exists():
        request_rebuild()


def under_way() -> Generation | None:
    return Generation.objects.filter(state__in=UNDER_WAY).order_by("pk").first()


def is_live() -> bool:
    """Return whether Elasticsearch has an index that answers."""
    return Generation.objects.filter(state=State.LIVE).exists()


def advance() -> Generation | None:
    """Take the next step of the rebuild that is under way, and return it; ``None`` where there is none.

    Raises ``EngineUnavailable``; the step is then taken another time.
    """
    generation = under_way()
    if generation is None:
        return None
    with noticing_loss(generation.index):
        _step(generation)
    return Generation.objects.filter(pk=generation.pk).first() or generation


def _step(generation: Generation) -> None:
    if generation.state == State.WANTED:
        _begin(generation)
    elif page := page_after(generation.position):
        _write(generation, page)
    else:
        _finish(generation)


def _begin(generation: Generation) -> None:
    """Only an index that exists may be known to writers. Somebody else may have begun it meanwhile."""
    wanted = Generation.objects.filter(pk=generation.pk, state=State.WANTED)
    if settings.ELASTICSEARCH_URL:
        wanted.filter(index="").update(index=upkeep.new_name())
        for index in wanted.values_list("index", flat=True):
            upkeep.create(index)
    with transaction.atomic():
        if wanted.update(state=State.BUILDING, total=Node.objects.filter(type__in=TYPES).count()):
            begin_renewal()


def _write(generation: Generation, page: list[UUID]) -> None:
    """Whoever else took this step did the same; only one of them counts it."""
    ids = [str(identity) for identity in page]
    rewrite(ids)
    if generation.index:
        mark_refused(bring(ids, [generation.index]).refused)
    here = Generation.objects.filter(pk=generation.pk, position=generation.position)
    here.update(position=page[-1], done=F("done") + len(page))


def _finish(generation: Generation) -> None:
    if not generation.index:
        Generation.objects.filter(pk=generation.pk).update(state=State.DONE, finished_at=timezone.now())
        outdate_answers()
        return
    if wrong := _unrepaired(generation.index):
        fail(generation, f"{wrong} Objekte fehlen oder sind zu viel, auch nach der Reparatur.")
        return
    upkeep.make_live(generation.index)
    _succeed(generation)
    outdate_answers()
    drop_unknown()


def _unrepaired(index: str) -> int:
    """Return how many objects are missing or too much, and stay so."""
    upkeep.refresh(index)
    left = repair(index, wrongly_present(index))
    upkeep.refresh(index)
    return len(left.everything())


@transaction.atomic
def _succeed(generation: Generation) -> None:
    """The new index is the live one, the former one is kept, and the one before that is forgotten."""
    if _locked().get(generation.pk) != State.BUILDING:
        return
    Generation.objects.filter(state__in=(State.KEPT, State.FAILED, State.DONE)).delete()
    Generation.objects.filter(state=State.LIVE).update(state=State.KEPT)
    Generation.objects.filter(pk=generation.pk).update(state=State.LIVE, finished_at=timezone.now())


def _locked() -> dict[int, str]:
    """Return the states of all generations, which nobody else changes until the transaction ends."""
    return dict(Generation.objects.select_for_update().order_by("pk").values_list("pk", "state"))


def fail(generation: Generation, reason: str) -> None:
    """Give up a rebuild; the next one begins from the start."""
    logger.error("The rebuild of %s failed: %s", generation, reason)
    Generation.objects.filter(state=State.FAILED).delete()
    building = Generation.objects.filter(pk=generation.pk, state__in=UNDER_WAY)
    building.update(state=State.FAILED, finished_at=timezone.now(), error=reason)


def drop_unknown() -> None:
    """Remove the indices of ours that are in no use any more."""
    existing = upkeep.existing()
    used = set(Generation.objects.exclude(state=State.FAILED).values_list("index", flat=True))
    for index in existing - used:
        upkeep.drop(index)


def roll_back() -> Generation:
    """Let the former index answer again, and keep the present one; return the former.

    Raises ``NothingKept`` and ``EngineUnavailable``.
    """
    with transaction.atomic():
        _locked()
        kept = Generation.objects.filter(state=State.KEPT).first()
        if kept is None:
            raise NothingKept
        upkeep.make_live(kept.index)
        Generation.objects.filter(pk=kept.pk).update(state=State.DONE)
        Generation.objects.filter(state=State.LIVE).update(state=State.KEPT)
        Generation.objects.filter(pk=kept.pk).update(state=State.LIVE)
    outdate_answers()
    return kept
