"""Orders, and where a page goes on: after the key and the id of the last hit of the one before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cms.published.listing import Listing
from cms.published.orders import DATE_DESC, DISTANCE, RELEVANCE, TITLE, Near, Order

from .encoding import instant, microseconds

Key = str | float | datetime

_NO_DATE = microseconds(datetime(1, 1, 1, tzinfo=UTC))
"""What has no date counts as oldest, as in every list."""


@dataclass(frozen=True)
class Sorting:
    """One order as Elasticsearch is told it, and how its keys are read and written."""

    sort: Callable[[Near | None], dict[str, Any]]
    read: Callable[[Any], Key]
    write: Callable[[Any], Any]


def _number(value: Any) -> float:
    return float(value)


def _by_distance(near: Near | None) -> dict[str, Any]:
    place = {"lat": near.latitude, "lon": near.longitude} if near else None
    return {"_geo_distance": {"location": place, "order": "asc", "unit": "km"}}


def _moment(key: str | datetime) -> int:
    return microseconds(datetime.fromisoformat(key) if isinstance(key, str) else key)


_SORTINGS: Mapping[Order, Sorting] = {
    RELEVANCE: Sorting(lambda near: {"_score": "desc"}, _number, _number),
    DATE_DESC: Sorting(lambda near: {"date": {"order": "desc", "missing": _NO_DATE}}, instant, _moment),
    TITLE: Sorting(lambda near: {"sort_title": "asc"}, str, str),
    DISTANCE: Sorting(_by_distance, _number, _number),
}


def sorting(order: Order) -> Sorting:
    return _SORTINGS[order]


def sort(listing: Listing, order: Order) -> list[dict[str, Any]]:
    """Return what hits are compared by; the id decides between equals."""
    return [sorting(order).sort(listing.near), {"id": "desc" if order.descending else "asc"}]


def search_after(listing: Listing, order: Order) -> list[Any] | None:
    """Return the place of the last hit of the page before."""
    if listing.after is None:
        return None
    key, identity = listing.after
    return [sorting(order).write(key), identity]
