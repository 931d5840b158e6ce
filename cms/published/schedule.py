"""What changes by the passing of time alone.

Publishing and withdrawing on time (Wagtail's ``publish_scheduled``, one transaction for each object),
and initiatives that nobody has confirmed for too long.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.pages.freshness import FreshnessState, freshness

from .models import Node
from .projection import ProjectionFailed
from .refresh import reproject
from .revision import lock_graph

_STATE = "freshness.state"
_AGEING = (FreshnessState.FRESH, FreshnessState.DUE)

chores: list[Callable[[], object]] = []
"""What other rooms let the worker do in each pass: little, and harmless to repeat."""

logger = logging.getLogger(__name__)


def run_pass() -> None:
    """Do everything that one pass of the worker is there for."""
    run_due()
    for chore in chores:
        chore()


def run_due() -> int:
    """Withdraw what has expired, publish what is due, and return how many objects changed.

    An object that cannot be changed now (it became unfit, or cannot be projected, or what refers to it
    cannot) stays as it is, is logged, and holds up no other.
    """
    now = timezone.now()
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    changed = [
        *[_is_done("withdrawal", partial(_expire, page)) for page in expired],
        *[_is_done("publication", partial(_publish, revision)) for revision in due],
        *[_is_done("ageing", partial(_age, row)) for row in _aged()],
    ]
    return sum(changed)


def _is_done(what: str, change: Callable[[], object]) -> bool:
    """Make one change in a transaction of its own, and say whether it was possible."""
    try:
        with transaction.atomic():
            change()
    except (ProjectionFailed, ValidationError):
        logger.exception("A scheduled %s failed; the next pass tries again.", what)
        return False
    return True


def _expire(page: Page) -> None:
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _age(row: UUID) -> None:
    lock_graph()
    reproject([row])


def _aged() -> list[UUID]:
    """The initiatives whose published freshness is no longer that of today."""
    ageing = Node.objects.filter(terms__overlap=[f"{_STATE}:{state}" for state in _AGEING])
    return [
        row
        for row, published in ageing.values_list("pk", "data__freshness")
        if published["state"] != freshness(datetime.fromisoformat(published["confirmedAt"])).state
    ]
