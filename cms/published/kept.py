"""Finished answers that this process gives again while nothing has changed: feeds, exports and embeds.

Each is kept under the version that its entity tag names, with the graph's revision in it, so that one
which a publication overtook is never found again (see ``docs/decisions/0033``).
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from .memory import Memory

MOST_BYTES = 8 * 1024 * 1024
"""For each process."""
LARGEST = 1024 * 1024
"""Exports of everything are asked for once a night; they would drive out what every visitor wants."""


class Finished(NamedTuple):
    """The body of an answer as it is sent, and what has to be said of it."""

    body: bytes
    is_packed: bool
    media_type: str
    headers: Mapping[str, str]


class Kept:
    """The last answers of this process."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._answers: Memory[Finished] = Memory(most_bytes, largest=LARGEST)

    def given(self, version: str, make: Callable[[], Finished]) -> Finished:
        """Return the answer of this version, made if need be."""
        known = self._answers.find(version)
        if known is None:
            known = make()
            self._answers.keep(version, known, len(known.body))
        return known

    def clear(self) -> None:
        """Forget everything."""
        self._answers.clear()

    @property
    def bytes(self) -> int:
        """What is kept, in bytes."""
        return self._answers.size


@cache
def kept() -> Kept:
    """What this process keeps."""
    return Kept()
