"""Facets: aggregations that each leave out their own selection. Values and labels are those of the rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import aggs as a
from elasticsearch.dsl import query as q

from cms.published.facets import Bucket, Facet
from cms.published.held import Held
from cms.published.holdings import holdings
from cms.published.listing import Listing

from .filtering import Selections, selected

Known = Mapping[str, Held]


def known(listing: Listing, names: Iterable[str]) -> Known:
    """Return what there is to choose from in the dimensions called ``names``, as the rows are now."""
    held = holdings(listing.family, listing.locale).held if names else {}
    return {name: held[name] for name in names}


def aggregations(dimensions: Known, selections: Selections) -> dict[str, a.Agg[Any]]:
    """Return what to count, by the names of the dimensions."""
    return {name: _counting(name, list(held.labels), selections) for name, held in dimensions.items()}


def facets(dimensions: Known, selections: Selections, counted: Mapping[str, Any]) -> list[Facet]:
    """Return what was counted."""
    return [_facet(name, held, selections.get(name, ()), counted[name]) for name, held in dimensions.items()]


def _counting(name: str, offered: Sequence[str], selections: Selections) -> a.Agg[Any]:
    field = f"keys.{name}"
    rest = a.Filter(q.Bool(filter=selected(selections, without=name)))
    if offered:
        rest.bucket("values", a.Terms(field=field, include=list(offered), size=len(offered)))
    rest.bucket("missing", a.Filter(q.Bool(must_not=[q.Terms(field, list(offered))])))
    return rest


def _facet(name: str, held: Held, chosen: Sequence[str], counted: Mapping[str, Any]) -> Facet:
    found = counted.get("values", {"buckets": ()})["buckets"]
    counts = {bucket["key"]: bucket["doc_count"] for bucket in found}
    standing = held.standing_for(chosen)
    buckets = [
        Bucket(value, label, counts.get(value, 0), value in standing)
        for value, label in held.labels.items()
        if value in counts or value in standing
    ]
    if not held.fixed:
        buckets.sort(key=lambda bucket: -bucket.count)
    return Facet(name, buckets, counted["missing"]["doc_count"])
