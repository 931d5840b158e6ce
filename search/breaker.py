"""A breaker: after a failure nobody else waits for the same thing, until it is known to be well again.

Readers never try: while it is open, a thread of its own asks once in a while, and closes it.
"""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from time import monotonic

PAUSE = 1.0
"""Seconds between two looks at what failed."""

logger = logging.getLogger(__name__)


class Breaker:
    """Shared by all threads of a process; ``probe`` says whether all is well again."""

    def __init__(self, probe: Callable[[], bool], *, pause: float = PAUSE) -> None:
        self._probe = probe
        self._pause = pause
        self._lock = Lock()
        self._look_at: float | None = None
        self._looking = False
        self.trips = 0
        """How often it opened."""

    @property
    def closed(self) -> bool:
        """Whether to ask. To ask this while it is open is what makes somebody look, when it is time."""
        with self._lock:
            if self._look_at is None:
                return True
            if monotonic() < self._look_at or self._looking:
                return False
            self._looking = True
        Thread(target=self._look, name="breaker", daemon=True).start()
        return False

    @property
    def is_open(self) -> bool:
        """The same for those who only watch."""
        with self._lock:
            return self._look_at is not None

    def trip(self, reason: str) -> None:
        """Open after a failure; those that were waiting when the first one failed count once."""
        with self._lock:
            opened = self._look_at is None
            self._look_at = monotonic() + self._pause
            self.trips += opened
        if opened:
            logger.warning("The breaker opens: %s", reason)

    def reset(self) -> None:
        """Close."""
        with self._lock:
            self._look_at = None
            self._looking = False

    def _look(self) -> None:
        well = False
        try:
            well = self._probe()
        finally:
            if well:
                self.reset()
                logger.warning("The breaker closes.")
            else:
                self._go_on_waiting()

    def _go_on_waiting(self) -> None:
        with self._lock:
            self._look_at = monotonic() + self._pause
            self._looking = False
