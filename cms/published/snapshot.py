"""A list with what its objects refer to and the row of the site, all read by one statement.

Feeds and exports need few levels and many objects; here the edges say what an object refers to, so
that the database can follow them by itself.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .filters import is_uuid
from .listing import ROOT, Item, Listing, fetched, statement
from .sql import Sql

Json = dict[str, Any]

_SITE = "SELECT id FROM published_node WHERE type = 'SiteSettings' ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class Snapshot:
    """Objects in their order; each reference that was followed is a row, or gone where none is public."""

    items: list[Item]
    has_next: bool
    total: int
    site: Json


def list_snapshot(listing: Listing, *, follow: Sequence[str], unread: Sequence[str] = ()) -> Snapshot:
    """Return one page of a list, with the references in the fields ``follow`` (dotted where embedded)."""
    found = _read(statement(listing, [ROOT], True, True, unread), follow, unread)
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
        row = data and json.loads(data)
        if part == "site":
            site = row
        elif part == "row":
            rows[rest[0]] = row
        else:
            total = count
            items.extend([Item(row, *rest)] if row else [])
    objects = [*(item.data for item in items), *([site] if site else [])]
    for each in objects:
        _resolve(each, rows)
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


def _resolve(holder: Json, rows: Mapping[str, Json | None]) -> None:
    """Put rows in place of references, embedded objects included; rows themselves stay as they are."""
    for name, value in holder.items():
        if isinstance(value, dict):
            if "$ref" in value:
                holder[name] = rows.get(value["$ref"], value)
            else:
                _resolve(value, rows)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            holder[name] = _resolved_list(value, rows)


def _resolved_list(members: Sequence[Any], rows: Mapping[str, Json | None]) -> list[Any]:
    kept = []
    for member in members:
        if "$ref" in member:
            found = rows.get(member["$ref"], member)
            kept.extend([found] if found is not None else [])
        else:
            _resolve(member, rows)
            kept.append(member)
    return kept
