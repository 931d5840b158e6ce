"""Marking what Elasticsearch has yet to hear of, in the transaction that changes it.

The publication takes two statements more and waits for nobody: whether Elasticsearch answers, hangs or
is gone makes no difference to it. A mark of a change that is rolled back goes with it. Without
Elasticsearch nothing is marked; the first rebuild after it is configured brings everything.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.utils import timezone

from .models import Mark

CHANNEL = "search_marks"
"""Where PostgreSQL tells of new marks, as soon as they are committed."""

_MARK = f"""
    WITH marked AS (
        INSERT INTO search_mark AS mark (id, token, marked_at, attempts, error, dead)
        SELECT id, gen_random_uuid(), clock_timestamp(), 0, '', false
        FROM unnest(%s::uuid[]) AS concerned(id) ORDER BY id
        ON CONFLICT (id) DO UPDATE SET token = excluded.token, claimed_until = NULL, attempts = 0,
            not_before = NULL, error = '', dead = false
        RETURNING id
    )
    SELECT pg_notify('{CHANNEL}', '') FROM marked LIMIT 1
"""


def mark(ids: Collection[str]) -> None:
    """Mark documents that changed."""
    if ids and settings.ELASTICSEARCH_URL:
        with connection.cursor() as cursor:
            cursor.execute(_MARK, [list(ids)])


def mark_refused(refused: Iterable[str]) -> None:
    """Leave to the worker what a rebuild could not write; what is marked already stays so."""
    now = timezone.now()
    marks = [Mark(id=identity, token=uuid4(), marked_at=now) for identity in refused]
    Mark.objects.bulk_create(marks, ignore_conflicts=True)


def oldest_mark() -> datetime | None:
    """Return since when the oldest change waits to be written; ``None`` where none does."""
    return Mark.objects.aggregate(oldest=Min("marked_at"))["oldest"]
