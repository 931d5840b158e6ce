"""The engines: one interface, one module for PostgreSQL (embedded) and one for Elasticsearch (elastic)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from ..query import Bounds, Cluster, Outcome, Request, Suggestion


class EngineUnavailable(Exception):
    """The engine cannot answer now; another one has to."""


class Engine(Protocol):
    """Whatever can search. Every method raises ``EngineUnavailable`` where the engine cannot answer."""

    name: str

    def search(self, request: Request) -> Outcome:
        """Return what ``request`` finds."""

    def suggest(self, prefix: str, *, kinds: Sequence[str], locale: str, first: int) -> Sequence[Suggestion]:
        """Return up to ``first`` objects with a title word that begins with ``prefix``, best first.

        ``kinds`` are types; none means all.
        """

    def clusters(self, request: Request, bounds: Bounds, zoom: int) -> Sequence[Cluster]:
        """Return where on the map the objects of ``request`` lie, at a zoom from 0 (the world) to 20."""

    def related(self, identity: str, *, locale: str, first: int) -> Sequence[str]:
        """Return the ids of up to ``first`` objects most like the one with this id, best first."""

    def indexed_through(self) -> datetime | None:
        """Return up to which instant every change can be found; ``None`` where nothing was ever indexed."""
