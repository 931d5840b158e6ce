"""How many queries of one client a process executes at a time."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from ..errors import TooManyRequests

RETRY_AFTER = 1
"""Seconds; a query never takes longer for which there is a slot."""


class Slots:
    """Counts what is being executed in this process."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def take(self, client: str, most: int) -> Iterator[None]:
        """Hold one of the client's ``most`` slots. Raises ``TooManyRequests`` when all are taken."""
        with self._lock:
            if self._taken[client] >= most:
                raise TooManyRequests(RETRY_AFTER)
            self._taken[client] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[client] -= 1
                if not self._taken[client]:
                    del self._taken[client]
