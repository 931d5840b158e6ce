"""``searchMap``: where the hits of a search lie, close ones together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import floor, log2
from typing import Any

from graphql import GraphQLResolveInfo

from cms.graphql.errors import BadArgument
from cms.graphql.lookahead import wanted_connection
from cms.published.reading import Row

from ..query import Bounds, Cluster, Request
from .asking import answered, place_of
from .reading import rows_by_id

CLOSEST = 20
"""Zoom at which a house fills the map."""
_TILES = 8
"""Tiles of a map, side by side, that are more than any screen shows."""
MOST_NAMED = 150
"""Objects of one answer; a map of more pins tells nothing, and an answer has to end."""


def resolve_map(
    source: Any, info: GraphQLResolveInfo, bounds: Mapping[str, float], zoom: int, **given: Any
) -> list[dict[str, Any]]:
    part = _checked(bounds)
    if not 0 <= zoom <= CLOSEST:
        raise BadArgument("zoom", f"must be between 0 and {CLOSEST}, not {zoom}.")
    request = Request(place_of({**given, "first": 1}).listing, rows=False, total=False)
    found = answered(info, lambda engine: engine.clusters(request, part, fitting(zoom, part))).found
    clusters = sparing(found)
    ids = [identity for cluster in clusters for identity in cluster.ids]
    return list(_shown(clusters, rows_by_id(ids, info.context.reader, wanted_connection(info).members)))


def fitting(zoom: int, bounds: Bounds) -> int:
    """Return ``zoom``, or a lower one from which ``bounds`` fill a screen and not a city of screens."""
    width = bounds.east - bounds.west + (360 if bounds.west > bounds.east else 0)
    shares = [part / whole for part, whole in ((width, 360), (bounds.north - bounds.south, 180)) if part]
    return min([zoom, *(max(0, floor(log2(_TILES / share))) for share in shares)])


def sparing(clusters: Sequence[Cluster], most: int = MOST_NAMED) -> list[Cluster]:
    """Return ``clusters`` with at most so many objects named: those of the smallest ones first."""
    named: set[int] = set()
    for number in sorted(range(len(clusters)), key=lambda number: clusters[number].count):
        most -= len(clusters[number].ids)
        if most < 0:
            break
        named.add(number)
    return [each if number in named else replace(each, ids=()) for number, each in enumerate(clusters)]


def _checked(given: Mapping[str, float]) -> Bounds:
    for name, most in (("south", 90), ("west", 180), ("north", 90), ("east", 180)):
        if not -most <= given[name] <= most:
            raise BadArgument(f"bounds.{name}", f"must be between -{most} and {most}.")
    if given["south"] > given["north"]:
        raise BadArgument("bounds.south", 'must not be greater than "north".')
    return Bounds(**given)


def _shown(clusters: Sequence[Cluster], rows: Mapping[str, Row]) -> Iterator[dict[str, Any]]:
    """Objects that are gone count no longer, and take their clusters with them."""
    for cluster in clusters:
        nodes = [rows[identity].data for identity in cluster.ids if identity in rows]
        count = cluster.count - len(cluster.ids) + len(nodes)
        if count:
            yield {
                "__typename": "SearchCluster",
                "latitude": round(cluster.latitude, 6),
                "longitude": round(cluster.longitude, 6),
                "count": count,
                "nodes": nodes,
            }
