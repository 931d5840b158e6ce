"""What a region or topic stands for: itself, everything below it and, for regions, compositions.

Each function takes the statement that yields the starting nodes and returns one that yields the
ids of the whole scope. ``parent`` edges lead from a child to its parent, ``members`` edges from a
composition (Nord-Westfalen) to the districts it is made of.
"""

from collections.abc import Callable

from .sql import Sql

Scope = Callable[[Sql], Sql]

_TOPICS = """
    WITH RECURSIVE below(id) AS (
        {start}
        UNION
        SELECT edge.source_id FROM below
        JOIN published_edge edge ON edge.target = below.id AND edge.field = 'parent'
    )
    SELECT id FROM below
"""

# The array keeps the planner from guessing that a scope is large and reading every edge there is.
_REGIONS = """
    WITH RECURSIVE below(id) AS (
        {start}
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT source_id AS id FROM published_edge WHERE target = below.id AND field = 'parent'
            UNION ALL
            SELECT target FROM published_edge WHERE source_id = below.id AND field = 'members'
        ) next
    )
    SELECT id FROM below
    UNION
    SELECT source_id FROM published_edge WHERE field = 'members' AND target = ANY(ARRAY(SELECT id FROM below))
"""


def only(start: Sql) -> Sql:
    """The starting nodes and nothing else."""
    return start


def topic_scope(start: Sql) -> Sql:
    """Topics with all topics below them."""
    return Sql(_TOPICS.format(start=start.text), start.parameters)


def region_scope(start: Sql) -> Sql:
    """Regions with all regions below them, the members of compositions and the compositions they belong to.

    A composition is found by any Land or Kreis it shares a member with; it does not in turn pull
    in its other members.
    """
    return Sql(_REGIONS.format(start=start.text), start.parameters)
