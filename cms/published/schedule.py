"""What changes by the passing of time alone.

Publishing and withdrawing on time (Wagtail's ``publish_scheduled``, one transaction for each object),
and initiatives that nobody has confirmed for too long.
"""

import logging
from datetime import datetime

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

logger = logging.getLogger(__name__)


def run_due() -> int:
    """Withdraw what has expired, publish what is due, and return how many objects changed.

    An object that cannot be published any more (it became unfit, or cannot be projected) stays as it
    is, is logged, and holds up no other.
    """
    now = timezone.now()
    expired = [
        _expire(page) for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    ]
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    return sum(expired) + sum([_publish(revision) for revision in due]) + _age()


def _expire(page: Page) -> bool:
    with transaction.atomic():
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ProjectionFailed, ValidationError):
        logger.exception("A scheduled publication failed; the next pass tries again.")
        return False
    return True


@transaction.atomic
def _age() -> int:
    """Project the initiatives anew whose published freshness is no longer that of today."""
    ageing = Node.objects.filter(terms__overlap=[f"{_STATE}:{state}" for state in _AGEING])
    aged = [
        row
        for row, published in ageing.values_list("pk", "data__freshness")
        if published["state"] != freshness(datetime.fromisoformat(published["confirmedAt"])).state
    ]
    if aged:
        lock_graph()
        reproject(aged)
    return len(aged)
