"""Publishing and withdrawing on time: Wagtail's ``publish_scheduled``, one transaction for each object."""

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from .projection import ProjectionFailed

logger = logging.getLogger(__name__)


def run_due() -> int:
    """Withdraw what has expired, publish what is due, and return how many objects changed.

    An object that cannot be projected stays as it is, is logged, and holds up no other.
    """
    now = timezone.now()
    expired = [
        _expire(page) for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    ]
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    return sum(expired) + sum([_publish(revision) for revision in due])


def _expire(page: Page) -> bool:
    with transaction.atomic():
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ProjectionFailed:
        logger.exception("A scheduled publication failed; the next pass tries again.")
        return False
    return True
