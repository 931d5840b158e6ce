"""What an answer was made from, so that caches know which changes concern it.

Every change of the graph that may change an answer touches one of its rows, or a row of one of its
types. Rows that were looked for and are not public count too: they may become so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .filters import Filter, Related, Within
from .listing import Listing
from .matching import matched_types
from .scopes import only

PAGE = "Page"
"""Stands for the types of all pages."""


@dataclass
class Dependencies:
    """The rows and types behind one answer."""

    rows: dict[str, str] = field(default_factory=dict)
    """Types by id; empty where no row was found."""
    types: set[str] = field(default_factory=set)
    """Types of which any row counts."""

    def sought(self, identities: Iterable[str]) -> None:
        """Note ids that may or may not belong to a row, before looking."""
        self.rows = {**dict.fromkeys(identities, ""), **self.rows}

    def listed(self, listing: Listing) -> None:
        """Note whatever decides on the members and the order of a list."""
        self.types.update(_types(listing))

    def counted(self, dimensions: Iterable[Filter]) -> None:
        """Note whatever names the values that a list was counted by."""
        self.types.update(name for choice in dimensions for name in _filter_types(choice))


def _types(listing: Listing) -> Iterator[str]:
    yield from listing.family.types or (listing.family.type or PAGE,)
    if listing.query:
        yield from matched_types(listing.family)
    if listing.reverse and listing.reverse.scope is not only:
        yield listing.reverse.owner
    for choice in listing.family.filters:
        if listing.filters.get(choice.name):
            yield from _filter_types(choice)


def _filter_types(choice: Filter) -> Iterator[str]:
    if isinstance(choice, Within):
        yield choice.inner.type
    elif isinstance(choice, Related):
        yield choice.type
