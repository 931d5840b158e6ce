"""Who holds which values of one dimension: from the rows that were read to what its filter finds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .families import Family
from .filters import Dimension, Kinds, Related, RelatedTerms, Terms, Within
from .held_rows import Rows, related_to, scope_name
from .vocabulary import Words, words


@dataclass
class Held:
    """One dimension: who holds what."""

    masks: dict[str, int] = field(default_factory=dict)
    """By each value the filter takes, what it finds."""
    labels: dict[str, str] = field(default_factory=dict)
    """The values to choose from, in their declared or in alphabetical order."""
    offered: dict[str, set[str]] = field(default_factory=dict)
    """By each value the filter takes, those to choose from that it stands for."""
    fixed: bool = False
    """The values are the words of an enum."""
    many: bool = False
    """An object may hold several values."""

    def found(self, values: Iterable[str]) -> int:
        """What the filter finds by ``values``."""
        return union(self.masks.get(value, 0) for value in values)

    def standing_for(self, values: Iterable[str]) -> set[str]:
        """The values to choose from that ``values`` stand for."""
        return {offered for value in values for offered in self.offered.get(value, ())}

    @cached_property
    def known(self) -> int:
        """Whatever holds any value."""
        return self.found(self.labels)


def held_by(dimension: Dimension, family: Family, locale: str, rows: Rows) -> Held:
    """Return who holds what of ``dimension``, by what was read of its list."""
    if isinstance(dimension, Terms):
        return _of_terms(dimension, words(dimension.type or family.type or "", dimension.field), rows)
    if isinstance(dimension, Kinds):
        return _of_kinds(dimension, rows)
    related = related_to(dimension)
    held = _of_related(related, _direct(dimension, rows), locale, rows)
    if isinstance(related, RelatedTerms):
        held.labels = dict(words(related.type, related.field).labels)
        held.fixed = True
    return held


def _of_terms(dimension: Terms, fixed: Words, rows: Rows) -> Held:
    prefix = f"{dimension.field}:"
    return Held(
        masks={value: rows.terms.get(prefix + value, 0) for value in fixed.labels},
        labels=dict(fixed.labels),
        offered={value: {value} for value in fixed.labels},
        fixed=True,
        many=fixed.many,
    )


def _of_kinds(dimension: Kinds, rows: Rows) -> Held:
    labels = {kind.name: kind.label for kind in dimension.kinds}
    return Held(
        masks={kind.name: rows.types.get(kind.type, 0) for kind in dimension.kinds},
        labels=labels,
        offered={name: {name} for name in labels},
        fixed=True,
    )


def _direct(dimension: Related | Within, rows: Rows) -> dict[str, int]:
    """By each row that objects may refer to, or be, the set of those that do."""
    if isinstance(dimension, Within):
        return {identity: 1 << number for number, identity in enumerate(rows.members)}
    direct: dict[str, int] = defaultdict(int)
    for (name, target), members in rows.edges.items():
        if name in dimension.edges:
            direct[target] |= members
    return direct


def _of_related(related: Related, direct: Mapping[str, int], locale: str, rows: Rows) -> Held:
    held, scope = Held(many=True), scope_name(related)
    entries = sorted(rows.entries[related.type], key=lambda entry: (entry.sort_title, entry.id))
    for entry in entries:
        reached = rows.scopes.get((scope, entry.id), (entry.id,))
        found = union(direct.get(identity, 0) for identity in reached)
        value = related.value(entry)
        if value and (value not in held.labels or entry.locale == locale):
            held.labels[value] = entry.title
        for key in filter(None, related.keys(entry)):
            held.masks[key] = held.masks.get(key, 0) | found
            held.offered.setdefault(key, set()).update([value] if value else [])
    return held


def union(sets: Iterable[int]) -> int:
    """Return what is in any of ``sets``."""
    result = 0
    for each in sets:
        result |= each
    return result
