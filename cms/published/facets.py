"""Facets: how a list divides up by each dimension, as if nothing were selected in that dimension.

A bucket counts what the list would have with that value in place of the dimension's own selection,
all other filters applied.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .filters import chosen
from .held import Held
from .holdings import Holdings, dimensions, holdings
from .listing import ROOT, Listing, members


@dataclass(frozen=True)
class Bucket:
    """One value of a dimension: ``value`` is what the filter takes."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    """The buckets of one dimension; ``missing`` objects hold no value of it."""

    field: str
    buckets: Sequence[Bucket]
    missing: int


class Counting:
    """Counts in one list, or in the same list below many parents; what it needs is read once, when asked."""

    def __init__(self, listing: Listing, parents: Sequence[str] = (ROOT,)) -> None:
        self._listing = listing
        self._parents = list(parents)
        self._known = dimensions(listing.family)
        self._read: tuple[Holdings, Mapping[str, int]] | None = None

    @property
    def names(self) -> list[str]:
        """The dimensions of the list."""
        return list(self._known)

    def facets(self, parent: str, names: Sequence[str]) -> list[Facet]:
        """Return the facets by the dimensions called ``names``."""
        return [self._facet(parent, name) for name in names]

    def matched(self, parent: str) -> int:
        """Return the set of all objects of the list."""
        return self._without(parent, own=None)

    def extremes(self, name: str, parent: str) -> tuple[str | None, str | None]:
        """Return the first and the last day of one public date among all objects of the list."""
        return self._all()[0].extremes(name, self.matched(parent))

    def held(self, name: str) -> Held:
        """Return who holds what of one dimension."""
        return self._all()[0].held[name]

    def _facet(self, parent: str, name: str) -> Facet:
        held, rest = self.held(name), self._without(parent, own=name)
        selected = held.standing_for(chosen(self._listing.filters.get(name)))
        buckets = [
            Bucket(value, label, count, value in selected)
            for value, label in held.labels.items()
            if (count := (held.found([value]) & rest).bit_count()) or value in selected
        ]
        if not held.fixed:
            buckets.sort(key=lambda bucket: -bucket.count)
        return Facet(name, buckets, (rest & ~held.known).bit_count())

    def _without(self, parent: str, *, own: str | None) -> int:
        """Return the list's objects, one dimension's own selection aside."""
        found, matched = self._all()
        result = matched[parent]
        for name, values in self._selections():
            if name != own:
                result &= found.held[name].found(values)
        return result

    def _selections(self) -> Iterator[tuple[str, list[str]]]:
        for name in self._known:
            values = chosen(self._listing.filters.get(name))
            if values:
                yield name, values

    def _all(self) -> tuple[Holdings, Mapping[str, int]]:
        """What the list's objects hold, and which of them match all that is no dimension."""
        if self._read is None:
            found = holdings(self._listing.family, self._listing.locale)
            self._read = found, self._matched_otherwise(found)
        return self._read

    def _matched_otherwise(self, found: Holdings) -> Mapping[str, int]:
        listing = self._listing
        others = {name: value for name, value in listing.filters.items() if name not in self._known}
        if listing.query or listing.near or listing.reverse or any(others.values()):
            ids = members(replace(listing, filters=others), self._parents)
            return {parent: found.of(matched) for parent, matched in ids.items()}
        return dict.fromkeys(self._parents, found.everything)
