"""What a feed has to know before it asks: the state of the graph, and how many entries the site wants."""

from typing import Any

from django.db import connection

from cms.published.revision import Change, first_statement

USUAL_SIZE = 50

_STATE = """
    SELECT coalesce(max(number), 0), max(changed_at), (
        SELECT (data->>'feedItems')::int FROM published_node WHERE type = 'SiteSettings' ORDER BY id LIMIT 1
    ) FROM published_revision
"""


def feed_size() -> tuple[Change, int]:
    """Return the last change of the graph and the editors' number of entries, by one statement."""
    revision, changed_at, size = first_statement(_state)
    return Change(revision, changed_at), size or USUAL_SIZE


def _state() -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return tuple(cursor.fetchone())
