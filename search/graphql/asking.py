"""From the arguments of ``search`` and ``searchMap`` to what engines are asked, and what they answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any, Generic, TypeVar

from graphql import GraphQLResolveInfo

from cms.graphql.inputs import dimension_name
from cms.graphql.lists import family_listing
from cms.graphql.lookahead import WantedConnection
from cms.graphql.tags import EVERYTHING
from cms.published.holdings import dimensions
from cms.published.revision import last_change

from ..engines import Engine
from ..engines.choosing import ask
from ..engines.embedded import EmbeddedEngine
from ..family import SEARCH
from ..query import Request
from .paging import Place, place_after

Found = TypeVar("Found")

EMBEDDED = EmbeddedEngine.name
"""The engine whose index changes with the graph itself."""

_NAMES = {dimension_name(name): name for name in dimensions(SEARCH)}


@dataclass(frozen=True)
class Answered(Generic[Found]):
    """What was found, and how."""

    found: Found
    engine: str
    degraded: bool
    took_ms: int
    indexed_through: datetime | None


def place_of(given: Mapping[str, Any]) -> Place:
    """Return which hits are asked for. Raises ``BadArgument``, which names the argument."""
    asked = {name: value for name, value in given.items() if name not in ("after", "facets")}
    return place_after(family_listing(SEARCH, asked), given.get("after"))


def request_for(place: Place, wanted: WantedConnection, facets: Sequence[str] | None) -> Request:
    """Return what the engine has to find for the fields that are selected, and no more."""
    return Request(
        listing=place.listing,
        rows=wanted.wants_rows,
        total=wanted.wants_total,
        facets=_dimensions(facets) if wanted.wants("facets") else (),
        highlights=wanted.wants_below("edges", "highlights"),
        spelling=wanted.wants("didYouMean"),
    )


def answered(
    info: GraphQLResolveInfo, question: Callable[[Engine], Found], *, dated: bool = False
) -> Answered[Found]:
    """Put ``question`` to the engine that can answer, and note what caches have to know.

    Words of one object lead to others, so any change of the graph may change an answer. An index of its
    own lags behind the graph: an answer can be kept if the index knew the last change before it was asked.
    ``dated`` asks the embedded engine too through which instant changes can be found.
    """
    info.context.reader.dependencies.types.add(EVERYTHING)
    started = perf_counter()
    given = ask(lambda engine: (_indexed_through(engine, dated), question(engine)))
    took = perf_counter() - started
    indexed_through, found = given.found
    if given.degraded or (given.engine != EMBEDDED and _lags(indexed_through)):
        info.context.fleeting = True
    return Answered(found, given.engine, given.degraded, round(took * 1000), indexed_through)


def _indexed_through(engine: Engine, dated: bool) -> datetime | None:
    return engine.indexed_through() if dated or engine.name != EMBEDDED else None


def _lags(indexed_through: datetime | None) -> bool:
    changed_at = last_change().changed_at
    return changed_at is not None and (indexed_through is None or indexed_through < changed_at)


def _dimensions(asked: Sequence[str] | None) -> tuple[str, ...]:
    """Those asked for, in their declared order; all of them where nobody asked."""
    return tuple(name for word, name in _NAMES.items() if asked is None or word in asked)
