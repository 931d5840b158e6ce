"""What a feed has to know before it asks: the state of the graph, and how many entries the site wants."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from cms.published.revision import Change

USUAL_SIZE = 50

_STATE = """
    SELECT coalesce(max(number), 0), max(changed_at), (
        SELECT (data->>'feedItems')::int FROM published_node WHERE type = 'SiteSettings' ORDER BY id LIMIT 1
    ) FROM published_revision
"""


class FeedState(NamedTuple):
    """The last change of the graph, and the editors' number of entries."""

    revision: int
    changed_at: datetime | None
    size: int

    @property
    def change(self) -> Change:
        return Change(self.revision, self.changed_at)


def feed_state() -> FeedState:
    """Return both, read by one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        revision, changed_at, size = cursor.fetchone()
    return FeedState(revision, changed_at, size or USUAL_SIZE)
