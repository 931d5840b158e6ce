"""While somebody goes on asking in vain, the readers of a process take turns.

Python runs one thread at a time, and threads that answer together wait for each other after every statement:
a visitor for whoever is refused a thousand times a second. In turn, several threads answer a visitor as soon
as one would. In quiet times they do better side by side, and editors, whose uploads take their time, wait for
no turn.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Condition, get_ident

LONGEST = 0.02
"""Seconds. Several usual answers; whoever needs longer goes on, but holds up nobody any more."""

LASTING = 1.0
"""Seconds after the last refusal."""


class Turns:
    """One thread has its turn, the others wait for it. ``now`` is a monotonic clock in seconds."""

    def __init__(
        self,
        longest: float = LONGEST,
        lasting: float = LASTING,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._longest, self._lasting, self._now = longest, lasting, now
        self._wanted_until = 0.0
        self._over = Condition()
        self._thread: int | None = None
        self._until = 0.0

    @property
    def is_taken(self) -> bool:
        """Whether some thread has its turn."""
        return self._thread is not None

    def want(self) -> None:
        """Begin to take turns, or go on: somebody was refused just now who will ask again at once."""
        self._wanted_until = self._now() + self._lasting

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, if they are taken now, and have it while the block runs."""
        if self._now() >= self._wanted_until:
            yield
            return
        self._begin()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def left_to_others(self) -> Iterator[None]:
        """While the block waits for another server, let the next thread have its turn.

        Whoever has no turn loses none.
        """
        if self._thread != get_ident():
            yield
            return
        self._end()
        try:
            yield
        finally:
            self._begin()

    def _begin(self) -> None:
        with self._over:
            while self.is_taken and (left := self._until - self._now()) > 0:
                self._over.wait(left)
            self._thread, self._until = get_ident(), self._now() + self._longest

    def _end(self) -> None:
        with self._over:
            if self._thread == get_ident():
                self._thread = None
                self._over.notify()


@cache
def turns() -> Turns:
    """The turns of this process."""
    return Turns()
