"""What a region or topic stands for: itself, everything below it and, for regions, compositions.

Each function takes the statement that yields the starting nodes and returns one that yields the
ids of the whole scope. ``parent`` edges lead from a child to its parent, ``members`` edges from a
composition (Nord-Westfalen) to the districts it is made of. With ``carrying``, the name of a second
column of the start, every id of a scope comes with what its starting node carried.
"""

from typing import Protocol

from .sql import Sql


class Scope(Protocol):
    """From starting nodes to everything they stand for."""

    def __call__(self, start: Sql, *, carrying: str = "") -> Sql: ...


_TOPICS = """
    WITH RECURSIVE below(id{carried}) AS (
        {start}
        UNION
        SELECT edge.source_id{carried} FROM below
        JOIN published_edge edge ON edge.target = below.id AND edge.field = 'parent'
    )
    SELECT id{carried} FROM below
"""

# OFFSET 0 keeps the planner from guessing that a scope is large and reading every edge there is.
_REGIONS = """
    WITH RECURSIVE below(id{carried}) AS (
        {start}
        UNION
        SELECT next.id{carried} FROM below CROSS JOIN LATERAL (
            SELECT source_id AS id FROM published_edge WHERE target = below.id AND field = 'parent'
            UNION ALL
            SELECT target FROM published_edge WHERE source_id = below.id AND field = 'members'
        ) next
    )
    SELECT id{carried} FROM below
    UNION
    SELECT composition.source_id{carried} FROM below CROSS JOIN LATERAL (
        SELECT source_id FROM published_edge WHERE field = 'members' AND target = below.id OFFSET 0
    ) composition
"""


def only(start: Sql, *, carrying: str = "") -> Sql:
    """The starting nodes and nothing else."""
    return start


def topic_scope(start: Sql, *, carrying: str = "") -> Sql:
    """Topics with all topics below them."""
    return _below(_TOPICS, start, carrying)


def region_scope(start: Sql, *, carrying: str = "") -> Sql:
    """Regions with all regions below them, the members of compositions and the compositions they belong to.

    A composition is found by any Land or Kreis it shares a member with; it does not in turn pull
    in its other members.
    """
    return _below(_REGIONS, start, carrying)


def _below(template: str, start: Sql, carrying: str) -> Sql:
    carried = f", {carrying}" if carrying else ""
    return Sql(template.format(start=start.text, carried=carried), start.parameters)
