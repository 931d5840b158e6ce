"""The one implementation of filter, order, keyset paging and totals over the published graph.

A listing is one statement, its total included where somebody asks for it. The same statement answers
a whole nesting level: it returns one page for each parent, of every list that the level has.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import orjson
from django.db import connection

from . import cursors
from .cursors import Position
from .families import Family, Reverse
from .filters import Filter, Related
from .matching import Matching, matching_of
from .orders import DATE_DESC, RELEVANCE, Near, Order
from .sql import Sql, all_of

Rows = list[tuple[Any, ...]]

READ_KEY: Mapping[str, Callable[[str], Any]] = {
    "text": str,
    "int": int,
    "float8": float,
    "timestamptz": datetime.fromisoformat,
}
"""How a key is read from its text, by its type in PostgreSQL."""

ROOT = ""
"""The parent of a list that has none."""


@dataclass(frozen=True)
class Listing:
    """What a list consists of, and the part of it that is wanted."""

    family: Family
    order: Order
    first: int
    filters: Mapping[str, Any] = field(default_factory=dict)
    query: str | None = None
    near: Near | None = None
    locale: str = ""
    reverse: Reverse | None = None
    after: Position | None = None
    offset: int = 0
    """Rows to skip, for readers that count pages instead of following cursors."""
    matching: Matching | None = None
    """How ``query`` is understood, where a reader knows better than the registered matcher."""

    def identity(self) -> dict[str, Any]:
        """Everything a cursor is bound to."""
        return {
            "list": self.family.list_name,
            "of": self.reverse.owner if self.reverse else None,
            "filters": {name: value for name, value in self.filters.items() if value not in (None, [])},
            "query": self.query,
            "near": self.near and [self.near.latitude, self.near.longitude, self.near.radius_km],
            "order": self.order.name,
            "locale": self.locale,
        }

    @cached_property
    def matched_by(self) -> Matching | None:
        """What the query demands; nothing without one."""
        return self.matching or matching_of(self.family, self.query)

    @cached_property
    def ordering(self) -> Order:
        """What the rows are compared by; without a query nothing is more relevant than another."""
        return DATE_DESC if self.order is RELEVANCE and self.matched_by is None else self.order

    @cached_property
    def binding(self) -> bytes:
        """The same in the form that cursors are sealed with; a page seals as many as it has objects."""
        return cursors.binding(self.identity())


class Item(NamedTuple):
    """A row of a list: its data, its place, and what the list adds to it."""

    data: dict[str, Any]
    id: str
    key: str | int | float | datetime
    modified: str
    """As PostgreSQL writes it: few lists show it, and reading fifty of them takes longer than the rest."""
    distance_km: float | None

    @property
    def modified_at(self) -> datetime:
        """When the row last changed."""
        return datetime.fromisoformat(self.modified)


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a list: a page, the size of the whole, or both, for each of ``parents``."""

    listing: Listing
    parents: Sequence[str] = (ROOT,)
    rows: bool = True
    total: bool = False

    @property
    def most(self) -> int:
        """How many rows there may be for one parent."""
        return self.listing.first if self.rows else 1


class Page(NamedTuple):
    """The wanted part of one list, and the size of the whole; what nobody wanted is empty and 0."""

    items: list[Item]
    has_next: bool
    total: int


def cursor_of(listing: Listing, item: Item) -> str:
    """Return the cursor that continues ``listing`` after ``item``."""
    key = item.key.isoformat() if isinstance(item.key, datetime) else item.key
    return cursors.seal(Position(key, item.id), listing.binding)


def pages(wanted: Sequence[Wanted], unread: Sequence[str] = ()) -> list[dict[str, Page]]:
    """Return a page for each parent of each list; ``unread`` are public fields nobody will look at."""
    statements = [statement(each, unread) for each in wanted]
    alone = len(statements) < 2
    found = [fetched(each) for each in statements] if alone else _together(wanted, statements)
    return [_pages(each, rows) for each, rows in zip(wanted, found, strict=True)]


def _pages(wanted: Wanted, rows: Rows) -> dict[str, Page]:
    found: dict[str, list[Item]] = {parent: [] for parent in wanted.parents}
    totals = dict.fromkeys(wanted.parents, 0)
    for parent, count, data, *rest in rows:
        totals[parent] = count
        if data is not None:
            found[parent].append(Item(orjson.loads(data), *rest))
    first = wanted.listing.first
    return {
        parent: Page(items[:first], len(items) > first, totals[parent]) for parent, items in found.items()
    }


def _together(wanted: Sequence[Wanted], statements: Sequence[Sql]) -> list[Rows]:
    """Return what each statement finds, in its order, by one statement: keys of any type travel as text."""
    parts = [
        "SELECT %s AS number, row_number() OVER () AS place, list.parent, list.total, list.data, list.id,"
        f" list.key::text, list.modified, list.distance_km FROM ({each.text})"
        " list(parent, total, data, id, key, modified, distance_km)"
        for each in statements
    ]
    parameters = [each for number, part in enumerate(statements) for each in (number, *part.parameters)]
    text = f"{' UNION ALL '.join(parts)} ORDER BY number, place"
    found: list[Rows] = [[] for _ in statements]
    for number, _place, parent, total, data, identity, key, *rest in fetched(Sql(text, tuple(parameters))):
        read = READ_KEY[wanted[number].listing.ordering.pg_type]
        found[number].append((parent, total, data, identity, key and read(key), *rest))
    return found


def statement(wanted: Wanted, unread: Sequence[str] = ()) -> Sql:
    """One row for each object, or one without an object where only the total is known.

    Neither data nor columns that nobody sorts by are touched before the page is cut out.
    """
    listing, parents = wanted.listing, wanted.parents
    page = _cut(listing) if wanted.rows else Sql("SELECT * FROM matched LIMIT 0")
    matched = _matched(listing)
    counted = Sql("SELECT count(*) AS total FROM matched" if wanted.total else "SELECT 0 AS total")
    inner = Sql(
        f"WITH matched AS ({matched.text})"
        f" SELECT counted.total, page.* FROM ({counted.text}) counted LEFT JOIN ({page.text}) page ON true",
        (*matched.parameters, *page.parameters),
    )
    source = _for_each(parents, inner)
    direction = _direction(listing)
    return Sql(
        "SELECT parent.id::text, list.total, (node.data - string_to_array(%s, ' '))::text, list.id::text,"
        f" list.key, node.modified_at::text, list.distance_km {source.text}"
        " LEFT JOIN published_node node ON node.id = list.id"
        f" ORDER BY parent.id, list.key {direction}, list.id {direction}",
        (" ".join(unread), *source.parameters),
    )


def _matched(listing: Listing) -> Sql:
    """Everything the list has, as little of it as ordering needs."""
    key = listing.ordering.key(listing.near)
    distance = listing.near.distance() if listing.near else Sql("NULL::float8")
    scored = _scored(listing)
    where = _where(listing, matching=() if scored.text else _matching(listing))
    return Sql(
        f"SELECT node.id, {key.text} AS key, {distance.text} AS distance_km FROM published_node node"
        f"{scored.text} WHERE {where.text}",
        (*key.parameters, *distance.parameters, *scored.parameters, *where.parameters),
    )


def _scored(listing: Listing) -> Sql:
    """To order by relevance takes the scores, and they say what matches as well."""
    if listing.ordering is not RELEVANCE or listing.matched_by is None:
        return Sql("")
    scores = listing.matched_by.scores
    return Sql(f" JOIN ({scores.text}) relevance ON relevance.id = node.id", scores.parameters)


def _cut(listing: Listing) -> Sql:
    """One row more than wanted tells whether there is a next page."""
    after, direction = all_of(_following(listing)), _direction(listing)
    return Sql(
        f"SELECT * FROM matched WHERE {after.text} ORDER BY key {direction}, id {direction}"
        " LIMIT %s OFFSET %s",
        (*after.parameters, listing.first + 1, listing.offset),
    )


def members(listing: Listing, parents: Sequence[str]) -> dict[str, list[str]]:
    """Return the ids of everything the list has, in no order, for each of ``parents``."""
    where = condition(listing)
    inner = Sql(f"SELECT node.id FROM published_node node WHERE {where.text}", where.parameters)
    source = _for_each(parents, inner)
    found: dict[str, list[str]] = {parent: [] for parent in parents}
    statement = Sql(
        f"SELECT parent.id::text, array_agg(list.id::text) {source.text} GROUP BY parent.id",
        source.parameters,
    )
    found.update(fetched(statement))
    return found


def condition(listing: Listing) -> Sql:
    """Return the condition on ``node`` that holds for everything the list has."""
    return _where(listing, matching=_matching(listing))


def _direction(listing: Listing) -> str:
    return "DESC" if listing.ordering.descending else "ASC"


def _for_each(parents: Sequence[str], statement: Sql) -> Sql:
    """``FROM`` clause that runs ``statement`` once for each parent; ``parent.id`` is visible inside."""
    if list(parents) == [ROOT]:
        return Sql(f"FROM (SELECT '' AS id) parent CROSS JOIN ({statement.text}) list", statement.parameters)
    return Sql(
        f"FROM unnest(%s::uuid[]) AS parent(id) CROSS JOIN LATERAL ({statement.text}) list",
        (list(parents), *statement.parameters),
    )


def _where(listing: Listing, *, matching: Iterable[Sql]) -> Sql:
    return all_of(
        [
            belonging(listing.family, listing.locale),
            *_related(listing),
            *_filtering(listing),
            *matching,
            *_nearby(listing.near),
        ]
    )


def belonging(family: Family, locale: str) -> Sql:
    """Return the condition on ``node`` that holds for all objects of ``family`` in one language."""
    if family.types:
        return Sql(
            "node.type = ANY(%s) AND node.locale = ANY(%s)", (list(family.types), sorted({locale, ""}))
        )
    if family.type is None:
        return Sql("node.path <> '' AND NOT node.terms @> '{noIndex:true}'")
    return Sql("node.type = %s AND node.locale = %s", (family.type, locale))


def _related(listing: Listing) -> Iterable[Sql]:
    """Sets of ids meet in the edges, so that only rows in all of them are looked at."""
    sets = [choice.members(value) for choice, value in _chosen(listing) if isinstance(choice, Related)]
    if reverse := listing.reverse:
        relation = Related(reverse.name, reverse.edges, reverse.owner, "", reverse.scope)
        sets.append(relation.leading_to(Sql("SELECT parent.id")))
    if sets:
        text = " INTERSECT ".join(f"({each.text})" for each in sets)
        yield Sql(f"node.id IN ({text})", tuple(value for each in sets for value in each.parameters))


def _filtering(listing: Listing) -> Iterable[Sql]:
    return (choice.condition(value) for choice, value in _chosen(listing) if not isinstance(choice, Related))


def _chosen(listing: Listing) -> Iterable[tuple[Filter, Any]]:
    """The filters that restrict anything, with their values."""
    for choice in listing.family.filters:
        value = listing.filters.get(choice.name)
        if value is not None and value != []:
            yield choice, value


def _matching(listing: Listing) -> Iterable[Sql]:
    if listing.matched_by is not None:
        yield listing.matched_by.condition


def _nearby(near: Near | None) -> Iterable[Sql]:
    if near:
        yield near.condition()


def _following(listing: Listing) -> Iterable[Sql]:
    if listing.after:
        comparison = "<" if listing.ordering.descending else ">"
        yield Sql(f"(key, id) {comparison} (%s::{listing.ordering.pg_type}, %s::uuid)", tuple(listing.after))


def fetched(statement: Sql) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.parameters)
        return cursor.fetchall()
