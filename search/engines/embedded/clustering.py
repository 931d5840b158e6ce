"""Objects on a map, gathered by the squares of the web's maps (Web Mercator)."""

from cms.published.listing import Listing, condition, fetched
from cms.published.sql import Sql

from ...query import FEW, FINER, Bounds, Cluster

_SQUARE = """
    floor((node.longitude + 180) / 360 * %s) AS x,
    floor((1 - asinh(tan(radians(greatest(-85.0511, least(85.0511, node.latitude))))) / pi()) / 2 * %s) AS y
"""

_CLUSTERS = """
    SELECT avg(latitude), avg(longitude), count(*),
        CASE WHEN count(*) <= %s THEN array_agg(id ORDER BY sort_title, id) END
    FROM (
        SELECT node.id::text, node.sort_title, node.latitude, node.longitude, {square}
        FROM published_node node WHERE {condition}
    ) place
    GROUP BY x, y ORDER BY count(*) DESC, x, y
"""


def clusters_of(listing: Listing, bounds: Bounds, zoom: int) -> list[Cluster]:
    """Return the clusters of what ``listing`` has within ``bounds``, the largest first."""
    across = float(2 ** (zoom + FINER))
    inside, listed = _inside(bounds), condition(listing)
    statement = Sql(
        _CLUSTERS.format(square=_SQUARE, condition=f"{listed.text} AND {inside.text}"),
        (FEW, across, across, *listed.parameters, *inside.parameters),
    )
    return [
        Cluster(latitude, longitude, count, ids or ())
        for latitude, longitude, count, ids in fetched(statement)
    ]


def _inside(bounds: Bounds) -> Sql:
    joined = "AND" if bounds.west <= bounds.east else "OR"
    return Sql(
        f"node.latitude BETWEEN %s AND %s AND (node.longitude >= %s {joined} node.longitude <= %s)",
        (bounds.south, bounds.north, bounds.west, bounds.east),
    )
