"""Which documents have names of what changed: those that refer to it, or to anything that belongs to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from cms.published.models import Node

from .documents import MUTE_FIELDS

_REGION = "Region"

_RENAMED = """
    WITH called AS (
        SELECT node.id, concat_ws(E'\\n', node.title, node.data->>'shortName', node.data->>'synonyms', (
            SELECT string_agg(concat(field, target), ' ' ORDER BY field, target) FROM published_edge
            WHERE source_id = node.id AND field IN ('parent', 'members'))) AS name
        FROM published_node node WHERE node.id = ANY(%(ids)s::uuid[])
    ), gone AS (
        DELETE FROM search_knownname known WHERE known.id = ANY(%(ids)s::uuid[])
            AND NOT EXISTS (SELECT FROM published_node WHERE id = known.id) RETURNING known.id
    ), changed AS (
        INSERT INTO search_knownname AS known (id, name) SELECT id, name FROM called
        ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE known.name <> excluded.name
        RETURNING known.id
    )
    SELECT id::text FROM gone UNION ALL SELECT id::text FROM changed
"""

# Names come down a hierarchy, and from a composition of regions to its members and back.
_REFERRING = """
    WITH RECURSIVE below(id) AS (
        SELECT unnest(%(changed)s::uuid[])
        UNION
        SELECT id FROM published_node WHERE type = 'Region' AND %(any_region)s
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT source_id AS id FROM published_edge WHERE target = below.id AND field = 'parent'
            UNION ALL
            SELECT target FROM published_edge WHERE source_id = below.id AND field = 'members'
        ) next
    ), named(id) AS (
        SELECT id FROM below
        UNION
        SELECT edge.source_id FROM below
        JOIN published_edge edge ON edge.target = below.id AND edge.field = 'members'
    )
    SELECT DISTINCT edge.source_id::text FROM named
    JOIN published_edge edge ON edge.target = named.id AND edge.field <> ALL(%(mute)s)
    JOIN search_indexeddocument document ON document.id = edge.source_id
"""


def referring_to(types: Mapping[str, str]) -> set[str]:
    """Return the indexed documents whose names may change with these rows, given as types by id.

    Of most publications that is none: a row that is called as before changes nobody's names.
    """
    renamed = _renamed(list(types))
    return _referring({identity: types[identity] for identity in renamed}) if renamed else set()


def _renamed(ids: Sequence[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_RENAMED, {"ids": list(ids)})
        return [identity for (identity,) in cursor.fetchall()]


def _referring(types: Mapping[str, str]) -> set[str]:
    regions = [identity for identity, name in types.items() if name == _REGION]
    parameters: dict[str, Any] = {
        "changed": list(types),
        "any_region": bool(regions) and _may_have_let_go(regions),
        "mute": list(MUTE_FIELDS),
    }
    with connection.cursor() as cursor:
        cursor.execute(_REFERRING, parameters)
        return {identity for (identity,) in cursor.fetchall()}


def _may_have_let_go(regions: Sequence[str]) -> bool:
    """A composition forgets former members, and of a region that is gone nobody knows what it was."""
    kept = Node.objects.filter(pk__in=regions)
    return len(kept) < len(regions) or kept.filter(terms__contains=["kind:COMPOSITION"]).exists()
