"""Marking what Elasticsearch has yet to hear of, in the transaction that changes it.

The publication writes one statement more and waits for nobody: whether Elasticsearch answers, hangs or
is gone makes no difference to it. A mark of a change that is rolled back goes with it. Without
Elasticsearch nothing is marked; the first rebuild after it is configured brings everything.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.utils import timezone

from cms.published.changes import graph_changing
from cms.published.fanout import ANCESTORS

from .family import TYPES
from .models import Mark

CHANNEL = "search_marks"
"""Where PostgreSQL tells of new marks, as soon as they are committed."""

_REGION = "Region"

# What a document can be filtered by reaches down a hierarchy of topics, and anywhere in that of regions,
# where a composition may have let go of a member that no edge remembers.
_MARK = f"""
    WITH RECURSIVE named(id) AS (
        SELECT unnest(%(changed)s::uuid[])
        UNION
        SELECT id FROM published_node WHERE type = '{_REGION}' AND %(regions)s
    ), reached(id) AS (
        SELECT id FROM named
        UNION
        SELECT edge.source_id FROM reached
        JOIN published_edge edge ON edge.target = reached.id AND edge.field = 'parent'
    ), concerned(id) AS (
        SELECT unnest(%(searched)s::uuid[])
        UNION
        SELECT source.id FROM reached
        JOIN published_edge edge ON edge.target = reached.id AND edge.field <> '{ANCESTORS}'
        JOIN published_node source ON source.id = edge.source_id AND source.type = ANY(%(types)s)
    ), marked AS (
        INSERT INTO search_mark AS mark (id, token, marked_at, attempts, error, dead)
        SELECT id, gen_random_uuid(), clock_timestamp(), 0, '', false FROM concerned ORDER BY id
        ON CONFLICT (id) DO UPDATE SET token = excluded.token, claimed_until = NULL, attempts = 0,
            not_before = NULL, error = '', dead = false
        RETURNING id
    )
    SELECT pg_notify('{CHANNEL}', '') FROM marked LIMIT 1
"""


def listen() -> None:
    """Connect the receiver; called once."""
    graph_changing.connect(mark_changes)


def mark_changes(*, types: Mapping[str, str], **said: object) -> None:
    """Mark the changed rows that can be found, and whatever is found by their names or their place."""
    if not settings.ELASTICSEARCH_URL:
        return
    parameters: dict[str, Any] = {
        "changed": list(types),
        "searched": [row for row, name in types.items() if name in TYPES],
        "regions": _REGION in types.values(),
        "types": list(TYPES),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MARK, parameters)


def mark_refused(refused: Iterable[str]) -> None:
    """Leave to the worker what a rebuild could not write; what is marked already stays so."""
    now = timezone.now()
    marks = [Mark(id=identity, token=uuid4(), marked_at=now) for identity in refused]
    Mark.objects.bulk_create(marks, ignore_conflicts=True)


def oldest_mark() -> datetime | None:
    """Return since when the oldest change waits to be written; ``None`` where none does."""
    return Mark.objects.aggregate(oldest=Min("marked_at"))["oldest"]
