"""From a list to filters: what may be found at all, and what the reader chose."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from elasticsearch.dsl import query as q

from cms.published.filters import chosen
from cms.published.holdings import dimensions
from cms.published.listing import Listing
from cms.published.orders import Near

from ...family import TYPES
from ...query import Bounds
from .encoding import microseconds

NEAREST_KM = 0.0001
"""A circle must be larger than a point, and places are kept to the centimetre."""

Selections = Mapping[str, Sequence[str]]


def belonging(types: Sequence[str], locale: str) -> list[q.Query]:
    """Whatever is of one of these types, in this language or in none; tombstones have no type."""
    return [q.Terms(type=list(types or TYPES)), q.Terms(locale=sorted({locale, ""}))]


def restrictions(listing: Listing) -> list[q.Query]:
    """Everything the list demands beside its query, its selections in the dimensions aside."""
    found = [*belonging((), listing.locale), *_days(listing.filters.get("from"), listing.filters.get("to"))]
    return [*found, _nearby(listing.near)] if listing.near else found


def selections(listing: Listing) -> dict[str, list[str]]:
    """The values that are selected in each dimension."""
    found = {name: chosen(listing.filters.get(name)) for name in dimensions(listing.family)}
    return {name: values for name, values in found.items() if values}


def selected(chosen_values: Selections, *, without: str = "") -> list[q.Query]:
    """Whatever has one of the values in every dimension, but for one dimension."""
    return [
        q.Terms(f"keys.{name}", list(values)) for name, values in chosen_values.items() if name != without
    ]


def inside(bounds: Bounds) -> q.Query:
    """Whatever lies in a part of the map."""
    corners = {
        "top_left": {"lat": bounds.north, "lon": bounds.west},
        "bottom_right": {"lat": bounds.south, "lon": bounds.east},
    }
    return q.GeoBoundingBox(location=corners)


def _days(first: date | None, last: date | None) -> Iterator[q.Query]:
    zone = ZoneInfo(settings.TIME_ZONE)
    if first:
        yield q.Range(date={"gte": microseconds(datetime.combine(first, time.min, zone))})
    if last:
        yield q.Range(date={"lte": microseconds(datetime.combine(last, time.max, zone))})


def _nearby(near: Near) -> q.Query:
    distance = f"{max(near.radius_km, NEAREST_KM)}km"
    return q.GeoDistance(distance=distance, location={"lat": near.latitude, "lon": near.longitude})
