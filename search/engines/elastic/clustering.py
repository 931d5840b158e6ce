"""Objects on a map, gathered by the squares of the web's maps."""

from collections.abc import Iterator, Mapping
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl import aggs as a
from elasticsearch.dsl import query as q

from cms.published.listing import Listing

from ...interpretation import Interpretation
from ...query import FEW, FINER, Bounds, Cluster
from .filtering import inside, restrictions, selected, selections
from .matching import found

MOST = 10_000
_FINEST = 29


def clusters_body(listing: Listing, asked: Interpretation, bounds: Bounds, zoom: int) -> dict[str, Any]:
    """Return what is sent."""
    filters = [*restrictions(listing), *selected(selections(listing)), inside(bounds)]
    matching = [found(asked)] if asked.exact else []
    squares = a.GeotileGrid(field="location", precision=min(zoom + FINER, _FINEST), size=MOST)
    squares.metric("middle", a.GeoCentroid(field="location"))
    squares.metric("first", a.TopHits(size=FEW, sort=["sort_title", "id"], _source=False))
    search = Search().query(q.Bool(filter=[*matching, *filters])).extra(size=0, track_total_hits=False)
    search.aggs["squares"] = squares
    body: dict[str, Any] = search.to_dict()
    return body


def clusters(answer: Mapping[str, Any]) -> Iterator[Cluster]:
    """Yield the clusters, the largest first."""
    squares = answer["aggregations"]["squares"]["buckets"]
    for square in sorted(squares, key=lambda each: (-each["doc_count"], each["key"])):
        place, count = square["middle"]["location"], square["doc_count"]
        ids = [hit["_id"] for hit in square["first"]["hits"]["hits"]] if count <= FEW else []
        yield Cluster(place["lat"], place["lon"], count, ids)
