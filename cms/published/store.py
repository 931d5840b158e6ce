"""Writing the graph: each function is one SQL statement for any number of rows (edges take a second one)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import connection

from .changes import count_change
from .models import Node
from .projection import Record

_STAMPS = ("modified_at", "revision")
COLUMNS = tuple(column.name for column in Node._meta.fields if column.name not in _STAMPS)
_VALUES = tuple(name for name in COLUMNS if name != "id")

_UPSERT = f"""
    INSERT INTO published_node AS node ({", ".join(COLUMNS)}, modified_at, revision)
    SELECT {", ".join(COLUMNS)}, statement_timestamp(), (SELECT number + 1 FROM published_revision)
    FROM jsonb_populate_recordset(NULL::published_node, %(rows)s::jsonb)
    ON CONFLICT (id) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in _VALUES)},
        revision = excluded.revision,
        modified_at = CASE WHEN node.data = excluded.data THEN node.modified_at ELSE excluded.modified_at END
    WHERE ({", ".join(f"node.{name}" for name in _VALUES)})
        IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in _VALUES)})
    RETURNING id::text, type
"""

_REPLACE_EDGES = """
    WITH wanted AS (
        SELECT source::uuid AS source_id, field, target::uuid AS target, position
        FROM jsonb_to_recordset(%(edges)s::jsonb) AS edge(source text, field text, target text, position int)
    ), gone AS (
        DELETE FROM published_edge edge WHERE source_id = ANY(%(sources)s::uuid[]) AND NOT EXISTS (
            SELECT FROM wanted WHERE wanted.source_id = edge.source_id AND wanted.field = edge.field
                AND wanted.position = edge.position)
    )
    INSERT INTO published_edge AS edge (source_id, field, target, position)
    SELECT source_id, field, target, position FROM wanted
    ON CONFLICT (source_id, field, position) DO UPDATE SET target = excluded.target
    WHERE edge.target <> excluded.target
"""

_WITHDRAW = """
    WITH gone AS (DELETE FROM published_node WHERE id = ANY(%s::uuid[]) RETURNING id, type),
    cut AS (DELETE FROM published_edge WHERE source_id IN (SELECT id FROM gone))
    SELECT id::text, type FROM gone
"""

_REALIGN = """
    UPDATE published_node node SET tree_path = page.path FROM wagtailcore_page page
    WHERE node.tree_path <> '' AND node.source_pk = page.id::text AND node.tree_path <> page.path
    RETURNING node.id::text, node.type
"""

_FREE_PATHS = "UPDATE published_node SET path = '' WHERE id = ANY(%s::uuid[]) AND path <> ''"


def save(records: Sequence[Record]) -> list[str]:
    """Write the rows and edges of ``records``; return the ids of the rows that were new or changed.

    Unchanged rows are left alone, revision and modification date included.
    """
    if not records:
        return []
    if _trade_paths(records):
        _execute(_FREE_PATHS, [[record.id for record in records]])
    rows = json.dumps([row_values(record) for record in records], default=datetime.isoformat)
    changed = _returned(_UPSERT, {"rows": rows})
    if changed:
        _replace_edges([record for record in records if record.id in changed])
    count_change(changed)
    return list(changed)


def withdraw(ids: Iterable[str]) -> list[str]:
    """Delete the rows with ``ids`` and their edges; return the ids of the rows that existed."""
    gone = _returned(_WITHDRAW, [list(ids)])
    count_change(gone)
    return list(gone)


def realign_tree() -> None:
    """Take over Wagtail's order of pages."""
    count_change(_returned(_REALIGN, None))


def _replace_edges(records: Sequence[Record]) -> None:
    edges = [{"source": record.id, **asdict(edge)} for record in records for edge in record.references]
    _execute(_REPLACE_EDGES, {"edges": json.dumps(edges), "sources": [record.id for record in records]})


def _trade_paths(records: Sequence[Record]) -> bool:
    """Tell whether one of ``records`` takes a path that another of them still holds."""
    holders = Node.objects.filter(path__in=[record.path for record in records if record.path])
    wanted = {record.path: record.id for record in records}
    return any(wanted[path] != str(holder) for path, holder in holders.values_list("path", "id"))


def row_values(record: Record) -> dict[str, Any]:
    """Return the columns of ``record`` as the table holds them, its two stamps apart."""
    return {name: getattr(record, name) for name in COLUMNS}


def _execute(statement: str, parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def _returned(statement: str, parameters: Any) -> dict[str, str]:
    """Return the types of the rows that ``statement`` touched, by id."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return dict(cursor.fetchall())
