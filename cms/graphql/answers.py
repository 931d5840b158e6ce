"""Finished answers: the bytes that are sent, and what HTTP and caches have to know of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One response body."""

    content: bytes
    """JSON in UTF-8, the same for every media type."""
    executed: bool
    """False where the request was refused before any field was resolved."""
    faultless: bool = False
    """No error in it: others who ask the same may be given the same."""
    private: bool = False
    """It shows a draft: nobody may store it."""


def encoded(body: Mapping[str, Any]) -> bytes:
    """Return a response body as it is sent."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
