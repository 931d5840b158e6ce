"""Which objects of a list hold which values of its dimensions, kept in memory while the graph stands still.

Counting in SQL would read every row and every edge of a list for each of its dimensions, and again
for every filter. Here they are read once for each revision, in one statement and so in one state of
the graph. Sets of objects are integers: bit n stands for the n-th object. To intersect and to count
ten thousand objects takes microseconds.

There is one ``Holdings`` for each list and language, so memory is bounded by the content.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

from .families import Family
from .filters import Dimension, Entry, Kinds, Laender, Related, RelatedTerms, Terms, Within
from .listing import belonging, fetched
from .revision import current_revision
from .scopes import Scope, only
from .sql import Sql
from .vocabulary import Words, words

_kept: dict[tuple[str, str], "Holdings"] = {}
_reading = Lock()


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


class Holdings:
    """All dimensions of one list in one language."""

    def __init__(self, family: Family, locale: str, rows: "_Rows") -> None:
        asked = dimensions(family).items()
        self.revision = rows.revision
        self.held = {name: _held(dimension, family, locale, rows) for name, dimension in asked}
        self.everything = (1 << len(rows.members)) - 1
        self._list = belonging(family, locale)
        self._members = rows.members
        self._days: dict[str, dict[str, int]] = {}

    def of(self, ids: Iterable[str]) -> int:
        """The set of those of ``ids`` that belong to the list."""
        return _mask([self._numbers[identity] for identity in ids if identity in self._numbers])

    def extremes(self, name: str, members: int) -> tuple[str | None, str | None]:
        """The first and the last day that a public date bears among ``members``.

        Dates are in no column, so the first question unpacks every object of the list.
        """
        if name not in self._days:
            condition = _DAYS.format(belonging=self._list.text)
            found = fetched(Sql(condition, (name, *self._list.parameters, name)))
            self._days[name] = {day: self.of(ids) for day, ids in found}
        days = [day for day, holders in self._days[name].items() if holders & members]
        return min(days, default=None), max(days, default=None)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {identity: number for number, identity in enumerate(self._members)}


def holdings(family: Family, locale: str) -> Holdings:
    """Return what the objects of ``family`` hold now."""
    return _current(family, locale) or _renewed(family, locale)


def _current(family: Family, locale: str) -> Holdings | None:
    kept = _kept.get((family.list_name, locale))
    return kept if kept and kept.revision == current_revision() else None


def _renewed(family: Family, locale: str) -> Holdings:
    """Of many that ask at once, one reads and the others wait."""
    with _reading:
        found = _current(family, locale) or _read(family, locale)
        _kept[family.list_name, locale] = found
        return found


def forget() -> None:
    """Drop everything, for those who change the graph behind its revision."""
    _kept.clear()


def dimensions(family: Family) -> dict[str, Dimension]:
    """Return the filters of ``family`` that are dimensions, by name."""
    return {choice.name: choice for choice in family.filters if isinstance(choice, Dimension)}


def union(sets: Iterable[int]) -> int:
    result = 0
    for each in sets:
        result |= each
    return result


# Reading: one statement, whose rows say by their first column what they bring.


@dataclass
class _Rows:
    """What was read: sets by term, and by field and target; starting points; their scopes."""

    revision: int = 0
    members: Sequence[str] = ()
    types: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    edges: dict[tuple[str, str], int] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    scopes: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)


def _read(family: Family, locale: str) -> Holdings:
    rows = _Rows()
    for found in fetched(_statement(family, locale, list(dimensions(family).values()))):
        _enter(rows, *found)
    return Holdings(family, locale, rows)


def _enter(rows: _Rows, part: str, name: str, key: str, numbers: Sequence[int], texts: Sequence[Any]) -> None:
    match part:
        case "revision":
            rows.revision, rows.members = int(name), texts or ()
        case "type":
            rows.types[name] = _mask(numbers)
        case "term":
            rows.terms[name] = _mask(numbers)
        case "edge":
            rows.edges[name, key] = _mask(numbers)
        case "scope":
            rows.scopes[name, key] = texts
        case "entry":
            slug, title, sort_title, language, iso_code, ags, *terms = texts
            codes = {"isoCode": iso_code, "ags": ags}
            rows.entries[name].append(Entry(key, slug, title, sort_title, language, terms, codes))


def _mask(numbers: Sequence[int]) -> int:
    octets = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def _statement(family: Family, locale: str, asked: Sequence[Dimension]) -> Sql:
    related = [_related(each) for each in asked if not isinstance(each, Terms | Kinds)]
    scopes = {_scope_name(each): each for each in related if each.scope is not only}
    terms = [each.field for each in asked if isinstance(each, Terms)]
    edges = [edge for each in asked if isinstance(each, Related) for edge in each.edges]
    with_terms = [each.type for each in related if isinstance(each, RelatedTerms | Laender)]
    parts = [
        Sql(_MEMBERS),
        *(Sql(_TYPES) for each in asked if isinstance(each, Kinds)),
        Sql(_TERMS, (terms,)),
        Sql(_EDGES, (edges,)),
        Sql(_ENTRIES, (with_terms, [each.type for each in related])),
        *(_scope_part(name, each.type, each.scope) for name, each in scopes.items()),
    ]
    text = " UNION ALL ".join(part.text for part in parts)
    parameters = [value for part in parts for value in part.parameters]
    members = belonging(family, locale)
    return Sql(_LIST.format(belonging=members.text) + text, (*members.parameters, *parameters))


_LIST = """
    WITH member AS MATERIALIZED (
        SELECT id, type, terms, (row_number() OVER (ORDER BY id) - 1)::int AS number
        FROM published_node node WHERE {belonging}
    )
"""
_DAYS = """
    SELECT data->>%s, array_agg(id::text) FROM published_node node
    WHERE {belonging} AND data->>%s IS NOT NULL GROUP BY 1
"""
_MEMBERS = """
    SELECT 'revision', (SELECT coalesce(max(number), 0)::text FROM published_revision), '', NULL::int[],
        array_agg(id::text ORDER BY number)
    FROM member
"""
_TYPES = """
    SELECT 'type', type, '', array_agg(number), NULL FROM member GROUP BY type
"""
_TERMS = """
    SELECT 'term', term, '', array_agg(number), NULL
    FROM (SELECT number, unnest(terms) COLLATE "C" AS term FROM member) each
    WHERE split_part(term, ':', 1) = ANY(%s) GROUP BY term
"""
_EDGES = """
    SELECT 'edge', edge.field, edge.target::text, array_agg(member.number), NULL
    FROM member JOIN published_edge edge ON edge.source_id = member.id
    WHERE edge.field = ANY(%s) GROUP BY edge.field, edge.target
"""
# Only regions have codes. Unpacking the data of other rows, and the terms nobody looks at, would be dear.
_ENTRIES = """
    SELECT 'entry', type, id::text, NULL, ARRAY[slug, title, sort_title, locale,
        CASE type WHEN 'Region' THEN data->>'isoCode' END, CASE type WHEN 'Region' THEN data->>'ags' END]
        || CASE WHEN type = ANY(%s) THEN terms END
    FROM published_node WHERE type = ANY(%s)
"""


def _scope_part(name: str, type_name: str, scope: Scope) -> Sql:
    """Every object of a type with all that it stands for."""
    found = scope(Sql("SELECT id, id FROM published_node WHERE type = %s", (type_name,)), carrying="start")
    return Sql(
        f"SELECT 'scope', %s, start::text, NULL, array_agg(id::text) FROM ({found.text}) each GROUP BY start",
        (name, *found.parameters),
    )


def _related(dimension: Related | Within) -> Related:
    return dimension.inner if isinstance(dimension, Within) else dimension


def _scope_name(related: Related) -> str:
    return f"{related.type} {related.scope!r}"


# From rows to what filters find.


def _held(dimension: Dimension, family: Family, locale: str, rows: _Rows) -> Held:
    if isinstance(dimension, Terms):
        return _of_terms(dimension, words(dimension.type or family.type or "", dimension.field), rows)
    if isinstance(dimension, Kinds):
        return _of_kinds(dimension, rows)
    related = _related(dimension)
    held = _of_related(related, _direct(dimension, rows), locale, rows)
    if isinstance(related, RelatedTerms):
        held.labels = dict(words(related.type, related.field).labels)
        held.fixed = True
    return held


def _of_terms(dimension: Terms, fixed: Words, rows: _Rows) -> Held:
    prefix = f"{dimension.field}:"
    return Held(
        masks={value: rows.terms.get(prefix + value, 0) for value in fixed.labels},
        labels=dict(fixed.labels),
        offered={value: {value} for value in fixed.labels},
        fixed=True,
        many=fixed.many,
    )


def _of_kinds(dimension: Kinds, rows: _Rows) -> Held:
    labels = {kind.name: kind.label for kind in dimension.kinds}
    return Held(
        masks={kind.name: rows.types.get(kind.type, 0) for kind in dimension.kinds},
        labels=labels,
        offered={name: {name} for name in labels},
        fixed=True,
    )


def _direct(dimension: Related | Within, rows: _Rows) -> dict[str, int]:
    """By each row that objects may refer to, or be, the set of those that do."""
    if isinstance(dimension, Within):
        return {identity: 1 << number for number, identity in enumerate(rows.members)}
    direct: dict[str, int] = defaultdict(int)
    for (name, target), members in rows.edges.items():
        if name in dimension.edges:
            direct[target] |= members
    return direct


def _of_related(related: Related, direct: Mapping[str, int], locale: str, rows: _Rows) -> Held:
    held, scope = Held(many=True), _scope_name(related)
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
