"""A list with what its objects refer to and the row of the site, all read by one statement.

Feeds and exports need few levels and many objects; here the edges say what an object refers to, so
that the database can follow them by itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from .filters import is_uuid
from .listing import Item, Listing, Wanted, fetched, statement
from .sql import Sql

Json = dict[str, Any]

_SITE = "SELECT id FROM published_node WHERE type = 'SiteSettings' ORDER BY id LIMIT 1"


class NotPublished(Exception):
    """What was asked for by name or address is not public."""


@dataclass(frozen=True)
class Snapshot:
    """Objects in their order; each reference that was followed is a row, or gone where none is public."""

    items: list[Item]
    has_next: bool
    total: int
    """How many objects the whole list has; 0 where nobody wanted to know."""
    site: Json


def list_snapshot(
    listing: Listing, *, follow: Sequence[str], unread: Sequence[str] = (), total: bool = False
) -> Snapshot:
    """Return one page of a list, with the references in the fields ``follow``."""
    listed = statement(Wanted(listing, total=total), unread)
    found = _read(listed, follow, unread)
    items = sorted(found.items, key=lambda item: (item.key, item.id), reverse=listing.order.descending)
    return Snapshot(items[: listing.first], len(items) > listing.first, found.total, found.site)


def single_snapshot(
    identity: str, types: Collection[str], *, follow: Sequence[str], unread: Sequence[str] = ()
) -> Snapshot:
    """Return the one object of ``types`` with this id; a snapshot without items where none is public."""
    known = [identity] if is_uuid(identity) else []
    found = Sql("id = ANY(%s::uuid[]) AND type = ANY(%s)", (known, list(types)))
    return _read(_rows(found, unread), follow, unread)


def page_snapshot(path: str, *, follow: Sequence[str], unread: Sequence[str] = ()) -> Snapshot:
    """Return the page with this frontend route; a snapshot without items where none is public."""
    return _read(_rows(Sql("path = %s AND path <> ''", (path,)), unread), follow, unread)


def _rows(found: Sql, unread: Sequence[str]) -> Sql:
    """Rows in the shape of a list's."""
    return Sql(
        "SELECT '', 1, (data - string_to_array(%s, ' '))::text, id::text, id::text, modified_at::text,"
        " NULL::float8"
        f" FROM published_node WHERE {found.text}",
        (" ".join(unread), *found.parameters),
    )


def _read(listed: Sql, follow: Sequence[str], unread: Sequence[str]) -> Snapshot:
    items: list[Item] = []
    rows: dict[str, Json | None] = {}
    total, site = 0, None
    for part, count, data, *rest in fetched(_statement(listed, follow, unread)):
        row = data and orjson.loads(data)
        if part == "site":
            site = row
        elif part == "row":
            rows[rest[0]] = row
        else:
            total = count
            items.extend([Item(row, *rest)] if row else [])
    for each in (*(item.data for item in items), *([site] if site else [])):
        _resolve(each, follow, rows)
    return Snapshot(items, False, total, site or {})


def _statement(listed: Sql, follow: Sequence[str], unread: Sequence[str]) -> Sql:
    """The rows of the list, then whatever they and the site refer to, then the site."""
    return Sql(
        "WITH listed(parent, total, data, id, key, modified, distance_km) AS MATERIALIZED"
        f" ({listed.text}),"
        f" site AS MATERIALIZED ({_SITE}),"
        " mentioned AS (SELECT DISTINCT target AS id FROM published_edge WHERE field = ANY(%s) AND source_id"
        " = ANY(ARRAY(SELECT id::uuid FROM listed UNION ALL SELECT id FROM site)))"
        " SELECT 'listed', total, data, id, key, modified, distance_km FROM listed"
        " UNION ALL SELECT 'row', NULL, (node.data - string_to_array(%s, ' '))::text, mentioned.id::text,"
        " NULL, NULL, NULL FROM mentioned LEFT JOIN published_node node ON node.id = mentioned.id"
        " UNION ALL SELECT 'site', NULL, node.data::text, node.id::text, NULL, NULL, NULL"
        " FROM site JOIN published_node node ON node.id = site.id",
        (*listed.parameters, list(follow), " ".join(unread)),
    )


def _resolve(holder: Json, follow: Sequence[str], rows: Mapping[str, Json | None]) -> None:
    """Put rows in place of the references that were followed; those rows stay as they are."""
    for name in follow:
        value = holder.get(name)
        if not value:
            continue
        if isinstance(value, list):
            holder[name] = [row for each in value if (row := _resolved(each, rows)) is not None]
        else:
            holder[name] = _resolved(value, rows)


def _resolved(value: Any, rows: Mapping[str, Json | None]) -> Any:
    """A reference that no edge tells of stays one."""
    return rows.get(value["$ref"], value) if isinstance(value, dict) and "$ref" in value else value
