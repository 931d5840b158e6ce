"""Finished answers, and the memory in which each process keeps those it may give again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from cms.published.memory import Memory

MOST_KEPT_BYTES = 12 * 1024 * 1024
"""For each process."""


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
    revision: int = 0
    """The state of the graph that a version stands for."""
    left: float | None = None
    """What its client may still spend; ``None`` where it cost nothing."""

    @property
    def size(self) -> int:
        """Bytes of its content and its tags."""
        return len(self.content) + sum(map(len, self.tags))


def encoded(body: Mapping[str, Any]) -> bytes:
    """Return a response body as it is sent."""
    return orjson.dumps(body)


@cache
def kept_answers() -> Memory[Answer]:
    """The answers that this process may give again, each under the key of its question.

    A newer version takes the place of the older.
    """
    return Memory(MOST_KEPT_BYTES)
