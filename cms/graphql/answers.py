"""Finished answers, and the memory in which each process keeps those it may give again."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

import orjson

MOST_KEPT = 2_000
MOST_KEPT_BYTES = 16 * 1024 * 1024
"""For each process."""
_OVERHEAD = 500
"""Bytes that keeping an answer takes beside its content and its tags."""


@dataclass(frozen=True)
class Answer:
    """One response body, and what HTTP and caches have to know of it."""

    content: bytes
    """JSON in UTF-8, the same for every media type."""
    executed: bool
    """False where the request was refused before any field was resolved."""
    faultless: bool = False
    """No error in it: others who ask the same may be given the same."""
    private: bool = False
    """It shows a draft: nobody may store it."""
    fleeting: bool = False
    """The same question may be answered otherwise at the same revision: kept for moments, and not here."""
    tags: tuple[str, ...] = ()
    """What it was made from, as caches in front of us are told."""
    version: str | None = None
    """Names this state of the answer; only faultless public answers that last have one."""
    left: float | None = None
    """What its client may still spend; ``None`` where it cost nothing."""

    @property
    def size(self) -> int:
        """Bytes it takes to keep it."""
        return _OVERHEAD + len(self.content) + sum(map(len, self.tags))


def encoded(body: Mapping[str, Any]) -> bytes:
    """Return a response body as it is sent."""
    return orjson.dumps(body)


class Answers:
    """The last answers of this process; bounded in number and bytes, so strangers cannot fill it.

    There is one answer for each key: a newer version takes the place of the older.
    """

    def __init__(self, *, most: int, most_bytes: int) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: str) -> Answer | None:
        """Return the answer kept under ``key``, of whatever version it is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        """Keep ``answer``, and forget whatever nobody has asked for the longest time."""
        if answer.size > self._most_bytes:
            return
        with self._lock:
            self._drop(key)
            self._kept[key] = answer
            self._bytes += answer.size
            while self._bytes > self._most_bytes or len(self._kept) > self._most:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def bytes(self) -> int:
        """What is kept, in bytes."""
        return self._bytes

    def _drop(self, key: str) -> None:
        dropped = self._kept.pop(key, None)
        if dropped:
            self._bytes -= dropped.size


@cache
def kept_answers() -> Answers:
    """The answers that this process may give again."""
    return Answers(most=MOST_KEPT, most_bytes=MOST_KEPT_BYTES)
