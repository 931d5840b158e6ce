"""The assertion: what the readers show is exactly what may be seen now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model
from graphene.utils.str_converters import to_camel_case

from cms.graphql.published_schema import published_schema
from cms.published.models import Node
from cms.published.projection import type_name_of
from cms.published.redirects import TYPE as REDIRECT
from cms.published.types import node_models

from . import counts, embeds, feeds, searching
from .marks import found, found_words
from .readers import READERS, FileReader, PreviewReader, Reader, Reading
from .schema_edges import Edge, targets_of
from .states import ANCESTOR, PAGE_STATES, State, states_of
from .world import World

_MENU = frozenset({"Navigation", "NavigationItem"})
_SITE = Edge("Query", "siteSettings")
_DIRECT = {
    FileReader.DOCUMENTS: "Document",
    FileReader.SIZES: "Image",
    **embeds.TARGETS,
    **feeds.TARGETS,
    **counts.TARGETS,
    **searching.targets(),
    **searching.targets(searching.LAGGING),
}
"""Edges outside of the schema, with the type they lead to."""


class Leak(AssertionError):
    """A secret came out, and this is how."""


@dataclass
class Matrix:
    """Edges × states: what was asked, what was found."""

    world: World
    readers: list[Reader] = field(default_factory=list)
    leaks: int = 0
    turn: int = 0

    def __post_init__(self) -> None:
        self.readers = [reader(self.world) for reader in READERS]

    @property
    def edges(self) -> frozenset[Edge]:
        return frozenset(edge for reader in self.readers for edge in reader.edges())

    def assert_nothing_leaks(self, after: str) -> None:
        """Take every edge and compare every secret that comes out with those that may."""
        for reader in self.readers:
            self._compare(reader.read(), after)

    def assert_no_row_leaks(self, after: str) -> None:
        """Look into every row, which is all that readers have, and ask them a part of the questions.

        Rows of redirects hold old addresses: whoever asks for one knows it already.
        """
        self.turn += 1
        visible = self.world.visible()
        for row in Node.objects.exclude(type=REDIRECT):
            leaked = found_words(str(vars(row))) | found(str(row.pk))
            self._refuse(leaked - visible, after, lambda row=row: f"the row of {row}")
        for reader in self.readers:
            self._compare(reader.read_some(self.turn), after)

    def assert_everything_reaches(self) -> None:
        """Positive control: with everything public, every edge leads to a secret of every state."""
        reached: dict[Edge, set[State]] = {}
        for reader in self.readers:
            for reading in reader.read():
                for edge, numbers in reading.reached():
                    states = {self.world.secrets[number].state for number in numbers}
                    reached.setdefault(edge, set()).update(state for state in states if state)
        gaps = list(self._gaps(reached))
        assert not gaps, "Not exercised (plant what is missing):\n" + "\n".join(gaps)

    def _gaps(self, reached: dict[Edge, set[State]]) -> Iterator[str]:
        together: dict[Any, set[State]] = {}
        for edge, states in reached.items():
            together.setdefault(declaration_of(edge), set()).update(states)
        for edge in sorted(self.edges):
            missing = _wanted(edge) - together.get(declaration_of(edge), set()) - self.world.concealed
            if missing or not reached.get(edge):
                yield f"{edge}: {', '.join(sorted(missing)) or 'not at all'}"

    def _compare(self, readings: Iterable[Reading], after: str) -> None:
        visible = self.world.visible()
        for reading in readings:
            leaked = found(reading.text) - visible
            self._refuse(leaked, after, lambda reading=reading, leaked=leaked: _ways(reading, leaked))

    def _refuse(self, leaked: set[int], after: str, how: Any) -> None:
        if leaked:
            self.leaks += len(leaked)
            secrets = [self.world.secrets[number] for number in sorted(leaked)][:10]
            whom = ", ".join(f"{secret.type_name} {secret.number} ({secret.state})" for secret in secrets)
            raise Leak(f"After “{after}”: {whom} came out through {how()}")


def _ways(reading: Reading, leaked: set[int]) -> str:
    edges = {str(edge) for edge, numbers in reading.reached() if numbers & leaked}
    return ", ".join(sorted(edges)) or reading.name[:200]


def _wanted(edge: Edge) -> set[State]:
    """The states in which there must be a secret at the end of ``edge``."""
    if edge == PreviewReader.EDGE:
        return {State.DRAFT_OF_LIVE}
    if edge == _SITE:
        return {State.RENAMED}
    if edge in _DIRECT:
        return set(states_of(_model(_DIRECT[edge]))) - (
            {State.DELETED} if edge in counts.PROTECTED else set()
        )
    if edge.owner in _MENU:
        return set(PAGE_STATES) - ANCESTOR
    return _of_targets(edge) - ({State.DELETED} if _is_protected(edge) else set())


def _of_targets(edge: Edge) -> set[State]:
    """The states of the types it leads to; where these differ, those of pages."""
    kinds = {states_of(_model(target)) for target in targets_of(published_schema(), edge)}
    return set(kinds.pop()) if len(kinds) == 1 else set(PAGE_STATES)


def declaration_of(edge: Edge) -> Any:
    """Types that inherit a field share its declaration: each takes it, all states are met together."""
    return _declarations().get((edge.owner, edge.field), edge)


def _is_protected(edge: Edge) -> bool:
    """Tell whether nothing that this edge leads to can be deleted before the edge is cut."""
    model, source = _sources().get((edge.owner, edge.field), (None, ""))
    columns = {column.name: column for column in model._meta.get_fields()} if model else {}
    remote = getattr(columns.get(source), "remote_field", None)
    return getattr(remote, "on_delete", None) is models.PROTECT


@cache
def _declarations() -> dict[tuple[str, str], Any]:
    return {key: declaration for key, _, declaration in _declared()}


@cache
def _sources() -> dict[tuple[str, str], tuple[type[Model], str]]:
    return {key: (model, declaration()[0].field_source) for key, model, declaration in _declared()}


def _declared() -> Iterator[tuple[tuple[str, str], type[Model], Any]]:
    for model in apps.get_models():
        for declaration in getattr(model, "graphql_fields", ()):
            if model.__module__.startswith("cms."):
                yield (model.__name__, to_camel_case(declaration()[0].field_name)), model, declaration


def _model(type_name: str) -> type[Model]:
    return next(model for model in node_models() if type_name_of(model) == type_name)
