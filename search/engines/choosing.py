"""Which engine answers: the configured one where it can, otherwise the embedded one, at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.conf import settings

from . import Engine, EngineUnavailable
from .elastic.engine import ElasticEngine
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
    if not settings.ELASTICSEARCH_URL:
        return _answered(EmbeddedEngine(), question)
    try:
        return _answered(ElasticEngine(), question)
    except EngineUnavailable:
        return _answered(EmbeddedEngine(), question, degraded=True)


def _answered(
    engine: Engine, question: Callable[[Engine], Found], *, degraded: bool = False
) -> Answered[Found]:
    return Answered(question(engine), engine.name, degraded)
