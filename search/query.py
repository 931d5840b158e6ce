"""What is asked of a search engine, and what it answers. Pure data; both engines speak it.

Engines answer with ids. Content is read from the published graph by those ids, so a hit that is out
of date can never show what has been withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from cms.published.facets import Facet
from cms.published.listing import Listing

HighlightedField = Literal["title", "summary", "body"]

FINER = 2
"""Squares are cut in so many halves more than the tiles of a zoom: a cluster is a quarter of a tile wide."""
FEW = 10
"""So many objects of a cluster are named."""


class Run(NamedTuple):
    """A piece of text; ``match`` says whether the query found it."""

    text: str
    match: bool


@dataclass(frozen=True)
class Bounds:
    """A part of the map in degrees; where ``west`` is greater than ``east`` it crosses the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True)
class Request:
    """One search. ``listing`` says what is looked for, in which order, and which page of it is wanted."""

    listing: Listing
    """Of the family ``search.family.SEARCH``; without a ``query`` everything is found."""
    rows: bool = True
    total: bool = True
    facets: tuple[str, ...] = ()
    """The dimensions to count by; each leaves out its own selection."""
    highlights: bool = False
    spelling: bool = False
    """Whether to suggest another query where this one finds next to nothing."""


@dataclass(frozen=True)
class Hit:
    """One object found."""

    id: str
    type: str
    key: str | float | datetime
    """Its place in the order; with the id, the position a cursor continues after."""
    score: float = 0.0
    revision: int | None = None
    """The revision of the row that the engine knows; any other than the row's own is out of date."""
    distance_km: float | None = None
    highlights: Mapping[HighlightedField, Sequence[Run]] = field(default_factory=dict)


@dataclass(frozen=True)
class Spelling:
    """Another query, and how many objects it would find."""

    query: str
    total: int


@dataclass(frozen=True)
class Outcome:
    """What one search found."""

    hits: Sequence[Hit]
    has_next: bool
    total: int
    facets: Sequence[Facet] = ()
    spelling: Spelling | None = None


@dataclass(frozen=True)
class Suggestion:
    """One object whose title has a word that begins with what was typed."""

    id: str
    type: str


@dataclass(frozen=True)
class Cluster:
    """Objects that lie close together at one zoom of the map."""

    latitude: float
    longitude: float
    count: int
    ids: Sequence[str]
    """The objects, where they are few enough to be shown one by one; otherwise none."""
