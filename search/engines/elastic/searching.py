"""The one request of a search, and what its answer says. Pure: no server is needed to test it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl import aggs as a
from elasticsearch.dsl import query as q

from cms.published.facets import Facet
from cms.published.orders import DATE_DESC, RELEVANCE, Near, Order

from ...interpretation import Interpretation
from ...query import Hit, Request
from .counting import Known, aggregations, facets
from .filtering import restrictions, selected, selections
from .highlighting import highlight, runs
from .matching import found, scored
from .ordering import search_after, sort, sorting

_SPELLINGS = "spellings"
_TAKEN = ["type", "revision", "location"]


@dataclass(frozen=True)
class Question:
    """A request as Elasticsearch is asked it."""

    request: Request
    asked: Interpretation
    """What is shown as found."""
    looked_for: Interpretation
    """What is looked for: more, where ``asked`` alone finds next to nothing."""
    dimensions: Known
    spellings: Sequence[Interpretation] = ()
    """Other queries, of which only the number of hits is wanted."""

    @cached_property
    def order(self) -> Order:
        """Without a query nothing is more relevant than another."""
        order = self.request.listing.order
        return DATE_DESC if order is RELEVANCE and not self._worded else order

    @property
    def _worded(self) -> bool:
        return bool(self.asked.exact)

    @property
    def body(self) -> dict[str, Any]:
        """Everything that is sent."""
        listing, request = self.request.listing, self.request
        search = (
            Search()
            .query(self._query)
            .extra(
                size=listing.first + 1 if request.rows else 0,
                track_total_hits=request.total or self._worded,
                sort=sort(listing, self.order),
            )
        )
        search = search.source([*_TAKEN])
        chosen = selected(selections(listing))
        if chosen:
            search = search.post_filter(q.Bool(filter=chosen))
        for name, aggregation in self._aggregations.items():
            search.aggs[name] = aggregation
        body: dict[str, Any] = search.to_dict()
        if request.rows and (after := search_after(listing, self.order)):
            body["search_after"] = after
        if request.rows and request.highlights and self._worded:
            body["highlight"] = highlight(self.asked)
        return body

    def hits(self, answer: Mapping[str, Any]) -> list[Hit]:
        """Return the hits of the page; the one beyond it only told that there are more."""
        return [self._hit(each) for each in answer["hits"]["hits"][: self.request.listing.first]]

    def facets(self, answer: Mapping[str, Any]) -> list[Facet]:
        return facets(self.dimensions, selections(self.request.listing), answer.get("aggregations", {}))

    def totals_of_spellings(self, answer: Mapping[str, Any]) -> list[int]:
        """Return how many hits each of ``spellings`` would have."""
        counted = answer["aggregations"][_SPELLINGS]["each"]["buckets"]
        return [counted[str(number)]["doc_count"] for number in range(len(self.spellings))]

    @property
    def _query(self) -> q.Query:
        limits = restrictions(self.request.listing)
        if not self._worded:
            return q.Bool(filter=limits)
        if self.order is RELEVANCE:
            return q.Bool(must=[scored(self.looked_for)], filter=limits)
        return q.Bool(filter=[found(self.looked_for), *limits])

    @property
    def _aggregations(self) -> dict[str, a.Agg[Any]]:
        chosen = selections(self.request.listing)
        wanted = aggregations(self.dimensions, chosen)
        if self.spellings:
            counting = a.Filter(q.Bool(filter=selected(chosen)))
            counting.bucket(
                "each", a.Filters(filters={str(n): found(each) for n, each in enumerate(self.spellings)})
            )
            wanted[_SPELLINGS] = counting
        return wanted

    def _hit(self, each: Mapping[str, Any]) -> Hit:
        source, (key, identity) = each["_source"], each["sort"]
        return Hit(
            id=identity,
            type=source["type"],
            key=sorting(self.order).read(key),
            score=float(key) if self.order is RELEVANCE else 0.0,
            revision=source["revision"],
            distance_km=_distance(self.request.listing.near, source.get("location")),
            highlights=runs(each.get("highlight", {})),
        )


def _distance(near: Near | None, place: Mapping[str, float] | None) -> float | None:
    """Great-circle distance in kilometres, by the formula of the lists."""
    if near is None or place is None:
        return None
    north = sin(radians(place["lat"] - near.latitude) / 2) ** 2
    east = sin(radians(place["lon"] - near.longitude) / 2) ** 2
    across = cos(radians(near.latitude)) * cos(radians(place["lat"]))
    return 12742 * asin(sqrt(min(1.0, north + across * east)))
