"""Nothing may still be answered when a test that served a site empties its tables.

A window that was closed leaves requests behind: the server's threads answer them to nobody, and hold the
tables that are to be emptied. Whether a browser calls itself idle says little, so the server is asked.
"""

import time
from collections.abc import Iterator
from threading import Lock
from typing import Any

import pytest
from django.core.signals import request_finished, request_started

LONGEST = 30
"""Seconds that an answer may take which nobody waits for."""
REST = 0.2
"""Seconds without any request after which no thread is about to begin one."""
_TICK = 0.02


class LiveRequests:
    """Counts what this process is answering."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answering = 0
        self._quiet_since = time.monotonic()

    def begun(self, **_signal: Any) -> None:
        self._count(1)

    def ended(self, **_signal: Any) -> None:
        self._count(-1)

    def await_rest(self) -> None:
        """Return when nothing was answered for a moment. Raises ``TimeoutError``."""
        deadline = time.monotonic() + LONGEST
        while not self._rests():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self._answering} requests are still being answered.")
            time.sleep(_TICK)

    def _count(self, by: int) -> None:
        with self._lock:
            self._answering += by
            self._quiet_since = time.monotonic()

    def _rests(self) -> bool:
        with self._lock:
            return self._answering <= 0 and time.monotonic() - self._quiet_since >= REST


@pytest.fixture(autouse=True)
def live_requests(request: pytest.FixtureRequest) -> Iterator[LiveRequests | None]:
    """Set up before any window and torn down after it, but before the tables are emptied."""
    if "live_server" not in request.fixturenames:
        yield None
        return
    request.getfixturevalue("transactional_db")
    counted = LiveRequests()
    request_started.connect(counted.begun)
    request_finished.connect(counted.ended)
    yield counted
    counted.await_rest()
    request_started.disconnect(counted.begun)
    request_finished.disconnect(counted.ended)
