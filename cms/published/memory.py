"""What a process keeps to give it again: bounded in size, so strangers cannot fill it."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Value = TypeVar("Value")

OVERHEAD = 1_000
"""Bytes that an entry takes beside what is said of its size."""


class Memory(Generic[Value]):
    """The values that were asked for last, one for each key; threads may share it.

    Together they stay below ``most``, counted in the unit in which ``keep`` is told their sizes (bytes, if
    ``overhead`` is left as it is); whatever nobody has asked for the longest time gives way. A value larger
    than ``largest`` is not kept at all.
    """

    def __init__(self, most: int, *, largest: int | None = None, overhead: int = OVERHEAD) -> None:
        self._largest = min(most - overhead, most if largest is None else largest)
        self._overhead = overhead
        self._entries: LRUCache[Hashable, tuple[Value, int]] = LRUCache(most, lambda entry: entry[1])
        self._lock = Lock()

    def find(self, key: Hashable) -> Value | None:
        """Return what is kept under ``key``."""
        with self._lock:
            entry = self._entries.get(key)
        return entry[0] if entry else None

    def keep(self, key: Hashable, value: Value, size: int) -> None:
        """Keep ``value``, of this size with its key, in the place of what was there."""
        with self._lock:
            self._entries.pop(key, None)
            if size <= self._largest:
                self._entries[key] = (value, size + self._overhead)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def size(self) -> int:
        """What is kept, all together."""
        return int(self._entries.currsize)
