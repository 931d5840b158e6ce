"""``search``: one page of hits, and how its parts are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLResolveInfo

from cms.graphql.connections import as_row
from cms.graphql.lookahead import wanted_connection
from cms.graphql.roots import Resolver

from ..query import HighlightedField, Outcome, Run
from .asking import Answered, answered, place_of, request_for
from .paging import Place, cursor_of
from .reading import Shown, shown
from .refreshing import refreshed

_TEXTS: Mapping[HighlightedField, str] = {"title": "TITLE", "summary": "SUMMARY", "body": "BODY"}


@dataclass(frozen=True)
class Found:
    """One page of a search."""

    place: Place
    answered: Answered[Outcome]
    shown: Sequence[Shown]

    @property
    def outcome(self) -> Outcome:
        """What the engine found."""
        return self.answered.found

    @property
    def total(self) -> int:
        """How many objects match: of those the engine counted, this page shows that some are gone."""
        return self.outcome.total and self.outcome.total - len(self.outcome.hits) + len(self.shown)

    @property
    def has_next(self) -> bool:
        """Whether there are hits after this page."""
        return self.outcome.has_next

    @property
    def end_cursor(self) -> str | None:
        """What continues after the last hit, shown or not."""
        hits = self.outcome.hits
        return cursor_of(self.place, len(hits), hits[-1]) if hits else None


def resolve_search(
    source: Any, info: GraphQLResolveInfo, facets: Sequence[str] | None = None, **given: Any
) -> Found:
    wanted = wanted_connection(info)
    place = place_of(given)
    request = request_for(place, wanted, facets)
    dated = wanted.wants_below("meta", "indexedThrough")
    found = answered(info, lambda engine: engine.search(request), dated=dated)
    seen = shown(found.found.hits, info.context.reader, wanted.members)
    return Found(place, found, refreshed(seen, request))


def _edge(found: Found, each: Shown) -> dict[str, Any]:
    distance = each.hit.distance_km
    return {
        "__typename": "SearchEdge",
        "cursor": cursor_of(found.place, each.number, each.hit),
        "node": each.row.data,
        "highlights": [_highlight(*part) for part in each.hit.highlights.items()],
        "distanceKm": None if distance is None else round(distance, 1),
    }


def _highlight(field: HighlightedField, runs: Sequence[Run]) -> dict[str, Any]:
    return {
        "__typename": "SearchHighlight",
        "field": _TEXTS[field],
        "runs": [{"__typename": "SearchRun", "text": run.text, "match": run.match} for run in runs],
    }


def _spelling(found: Found) -> dict[str, Any] | None:
    spelling = found.outcome.spelling
    if spelling is None:
        return None
    return {"__typename": "SearchSpelling", "query": spelling.query, "totalCount": spelling.total}


def _meta(found: Found) -> dict[str, Any]:
    given = found.answered
    return {
        "__typename": "SearchMeta",
        "engine": given.engine,
        "degraded": given.degraded,
        "tookMs": given.took_ms,
        "indexedThrough": given.indexed_through,
    }


RESOLVERS: Mapping[str, Mapping[str, Resolver]] = {
    "SearchConnection": {
        "nodes": lambda found, info: [each.row.data for each in found.shown],
        "edges": lambda found, info: [_edge(found, each) for each in found.shown],
        "pageInfo": lambda found, info: found,
        "totalCount": lambda found, info: found.total,
        "facets": lambda found, info: [as_row(facet) for facet in found.outcome.facets],
        "didYouMean": lambda found, info: _spelling(found),
        "meta": lambda found, info: _meta(found),
    },
}
"""Edges and whatever is smaller come in the form of rows, which are picked and not resolved."""
