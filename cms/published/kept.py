"""Finished answers that this process gives again while nothing has changed: feeds, exports and embeds.

Each is kept under the version that its entity tag names, with the graph's revision in it, so that one
which a publication overtook is never found again (see ``docs/decisions/0033``).
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cache
from threading import Lock
from typing import NamedTuple

MOST_BYTES = 8 * 1024 * 1024
"""For each process."""
LARGEST = 1024 * 1024
"""Exports of everything are asked for once a night; they would drive out what every visitor wants."""
_OVERHEAD = 500
"""Bytes that keeping an answer takes beside its body."""


class Finished(NamedTuple):
    """The body of an answer as it is sent, and what has to be said of it."""

    body: bytes
    is_packed: bool
    media_type: str
    headers: Mapping[str, str]


class Kept:
    """The last answers of this process; bounded in bytes, so strangers cannot fill it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._answers: OrderedDict[str, Finished] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0

    def given(self, version: str, make: Callable[[], Finished]) -> Finished:
        """Return the answer of this version, made if need be."""
        with self._lock:
            if version in self._answers:
                self._answers.move_to_end(version)
                return self._answers[version]
        made = make()
        if len(made.body) <= LARGEST:
            self._keep(version, made)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()
            self.bytes = 0

    def _keep(self, version: str, made: Finished) -> None:
        """Whatever nobody has asked for the longest time gives way."""
        with self._lock:
            if version not in self._answers:
                self._answers[version] = made
                self.bytes += len(made.body) + _OVERHEAD
            while self.bytes > self._most_bytes:
                _, oldest = self._answers.popitem(last=False)
                self.bytes -= len(oldest.body) + _OVERHEAD


@cache
def kept() -> Kept:
    """What this process keeps."""
    return Kept()
