"""The one implementation of filter, order, keyset paging and totals over the published graph.

A listing costs one statement for its rows and, only where asked for, one for its total. The same
two statements answer a whole nesting level: with ``parents`` they return one page for each.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from . import cursors
from .cursors import Position
from .families import Family, Reverse
from .filters import Related
from .folding import sort_key
from .orders import Near, Order
from .sql import Sql, all_of, any_of

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


class Item(NamedTuple):
    """A row of a list: its data, its place, and what the list adds to it."""

    id: str
    data: dict[str, Any]
    key: str | int | float
    modified_at: datetime
    distance_km: float | None


class Page(NamedTuple):
    """The wanted part of one list."""

    items: list[Item]
    has_next: bool


def cursor_of(listing: Listing, item: Item) -> str:
    """Return the cursor that continues ``listing`` after ``item``."""
    return cursors.seal(Position(item.key, item.id), listing.identity())


def pages(
    listing: Listing, parents: Sequence[str] = (ROOT,), *, unread: Sequence[str] = ()
) -> dict[str, Page]:
    """Return one page for each of ``parents``; ``unread`` are public fields nobody will look at."""
    rows: dict[str, list[Item]] = {parent: [] for parent in parents}
    for parent, data, *rest in _fetched(_rows(listing, parents, unread)):
        rows[parent].append(Item(rest[0], json.loads(data), _plain(rest[1]), *rest[2:]))
    return {
        parent: Page(items[: listing.first], len(items) > listing.first) for parent, items in rows.items()
    }


def totals(listing: Listing, parents: Sequence[str] = (ROOT,)) -> dict[str, int]:
    """Return how many objects the whole list has, for each of ``parents``."""
    where = _where(listing)
    statement = _for_each(
        parents, Sql(f"SELECT count(*) AS n FROM published_node node WHERE {where.text}", where[1])
    )
    return dict(_fetched(Sql(f"SELECT parent.id::text, list.n {statement.text}", statement.parameters)))


def _rows(listing: Listing, parents: Sequence[str], unread: Sequence[str]) -> Sql:
    key = listing.order.key(listing.near)
    distance = listing.near.distance() if listing.near else Sql("NULL::float8")
    where = all_of([_where(listing), *_following(listing, key)])
    direction = "DESC" if listing.order.descending else "ASC"
    page = Sql(
        "SELECT node.id, node.data, node.modified_at,"
        f" {key.text} AS key, {distance.text} AS distance_km"
        f" FROM published_node node WHERE {where.text}"
        f" ORDER BY key {direction}, node.id {direction} LIMIT %s",
        (*key.parameters, *distance.parameters, *where.parameters, listing.first + 1),
    )
    source = _for_each(parents, page)
    return Sql(
        "SELECT parent.id::text, (list.data - %s::text[])::text, list.id::text, list.key, list.modified_at,"
        f" list.distance_km {source.text} ORDER BY parent.id, list.key {direction}, list.id {direction}",
        (list(unread), *source.parameters),
    )


def _for_each(parents: Sequence[str], statement: Sql) -> Sql:
    """``FROM`` clause that runs ``statement`` once for each parent; ``parent.id`` is visible inside."""
    if list(parents) == [ROOT]:
        return Sql(f"FROM (SELECT '' AS id) parent CROSS JOIN ({statement.text}) list", statement.parameters)
    return Sql(
        f"FROM unnest(%s::uuid[]) AS parent(id) CROSS JOIN LATERAL ({statement.text}) list",
        (list(parents), *statement.parameters),
    )


def _where(listing: Listing) -> Sql:
    return all_of(
        [*_belonging(listing), *_filtering(listing), *_matching(listing.query), *_nearby(listing.near)]
    )


def _belonging(listing: Listing) -> Iterable[Sql]:
    family, reverse = listing.family, listing.reverse
    if family.type is None:
        yield Sql("node.path <> '' AND NOT node.terms @> '{noIndex:true}'")
    else:
        yield Sql("node.type = %s AND node.locale = %s", (family.type, listing.locale))
    if reverse:
        relation = Related(reverse.name, reverse.edges, reverse.owner, "", reverse.scope)
        yield relation.leading_to(Sql("SELECT parent.id"))


def _filtering(listing: Listing) -> Iterable[Sql]:
    for choice in listing.family.filters:
        value = listing.filters.get(choice.name)
        if value is not None and value != []:
            yield choice.condition(value)


_FOLDED_SUMMARY = (
    "replace(translate(lower(COALESCE(node.data->>'summary', '')),"
    " 'äöüÄÖÜéèêëàáâçñ|·', 'aouaoueeeeaaacn'), 'ß', 'ss')"
)


def _matching(query: str | None) -> Iterable[Sql]:
    """Every word of ``query`` stands in the title or the summary, hyphens and accents aside."""
    for word in sort_key(query or "").split():
        yield any_of(
            [
                Sql("strpos(node.sort_title, %s) > 0", (word,)),
                Sql(f"strpos({_FOLDED_SUMMARY}, %s) > 0", (word,)),
            ]
        )


def _nearby(near: Near | None) -> Iterable[Sql]:
    if near:
        yield near.condition()


def _following(listing: Listing, key: Sql) -> Iterable[Sql]:
    if listing.after:
        comparison = "<" if listing.order.descending else ">"
        yield Sql(
            f"({key.text}, node.id) {comparison} (%s::{listing.order.pg_type}, %s::uuid)",
            (*key.parameters, *listing.after),
        )


def _plain(key: Any) -> str | int | float:
    return key.isoformat() if isinstance(key, datetime) else key


def _fetched(statement: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.parameters)
        return cursor.fetchall()
