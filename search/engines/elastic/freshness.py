"""Through which instant changes can be found: what has no mark was written, and is searchable soon after."""

from datetime import datetime, timedelta
from threading import Lock
from time import monotonic

from cms.published.revision import last_change

from ...marking import oldest_mark

SETTLED = 2.0
"""Seconds after which whatever was written can be found; an index is refreshed every second."""
_JUST_BEFORE = timedelta(microseconds=1)


class Freshness:
    """Shared by the threads of a process; knows since when nothing is left to be written."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._revision: int | None = None
        self._since = 0.0

    def through(self) -> datetime | None:
        """Return the instant. Marks are read last: none of this change is left, or any earlier one."""
        changed = last_change()
        oldest = oldest_mark()
        if changed.changed_at is None:
            return None
        if oldest is None and self._settled(changed.revision):
            return changed.changed_at
        # Changes are dated by the second, marks more exactly: a mark may seem later than its own change.
        before = changed.changed_at - _JUST_BEFORE
        return min(oldest, before) if oldest else before

    def forget(self) -> None:
        """Know nothing again, as when the process began."""
        with self._lock:
            self._revision = None

    def _settled(self, revision: int) -> bool:
        with self._lock:
            if self._revision != revision:
                self._revision, self._since = revision, monotonic()
            return monotonic() - self._since >= SETTLED


FRESHNESS = Freshness()
