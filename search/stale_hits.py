"""Counts of hits that an index still had and the graph no longer, or no longer so: how far they lag.

Readers are never shown such a hit. Each process counts its own, from its start on.
"""

from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True)
class Counts:
    """How many hits were out of date."""

    gone: int = 0
    """The object is not public any more."""
    changed: int = 0
    """The object was published anew since: what is shown comes from its row."""
    unmatched: int = 0
    """The object was published anew since, and has nothing of the query any more."""


class StaleHits:
    """The counts of one process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts = Counts()

    def add(self, more: Counts) -> None:
        """Count ``more`` hits."""
        with self._lock:
            now = self._counts
            self._counts = Counts(
                now.gone + more.gone, now.changed + more.changed, now.unmatched + more.unmatched
            )

    @property
    def counts(self) -> Counts:
        """What was counted so far."""
        return self._counts


stale_hits = StaleHits()
"""Those of this process."""
