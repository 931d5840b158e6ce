"""From the arguments of a connection to a listing of the graph, and back to its cursors."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from cms.published.cursors import MalformedCursor, unseal
from cms.published.families import FAMILIES, Family, Reverse
from cms.published.listing import Listing
from cms.published.orders import DISTANCE, Near, Order

from .arguments import check_arguments, check_locale, check_text
from .errors import BadArgument, Code
from .limits import PAGE, SEARCHED

MOST_AT_ONCE = PAGE.allowed
LONGEST_CURSOR = 2000
LONGEST_QUERY = SEARCHED.allowed


def listing_of(family_name: str, arguments: Mapping[str, Any], *, reverse: Reverse | None = None) -> Listing:
    """Return what ``arguments`` ask of a family. Raises ``BadArgument``, which names the argument."""
    return family_listing(FAMILIES[family_name], arguments, reverse=reverse)


def family_listing(
    family: Family, arguments: Mapping[str, Any], *, reverse: Reverse | None = None
) -> Listing:
    check_arguments({name: value for name, value in arguments.items() if name != "after"})
    near = _near(arguments.get("near"))
    listing = Listing(
        family=family,
        order=_order(family, arguments.get("orderBy"), near),
        first=checked_first(arguments["first"]),
        filters=arguments.get("filter") or {},
        query=_query(arguments.get("query")),
        near=near,
        locale=_locale(family, arguments.get("locale"), reverse),
        reverse=reverse,
    )
    return _continued(listing, arguments.get("after"))


def attachment_key(name: str, arguments: Mapping[str, Any]) -> str:
    """The name under which the reader attaches one list to its parent; no public field looks like it."""
    return f"{name} {json.dumps(arguments, sort_keys=True, cls=DjangoJSONEncoder)}"


def checked_first(value: int) -> int:
    """Return ``value`` if so many objects are given at once."""
    if not 1 <= value <= MOST_AT_ONCE:
        raise BadArgument("first", f"must be between 1 and {MOST_AT_ONCE}, not {value}.")
    return value


def _query(value: str | None) -> str | None:
    if value is not None:
        check_text("query", value, longest=LONGEST_QUERY)
    return value


def _locale(family: Family, value: str | None, reverse: Reverse | None) -> str:
    """Records have no language; a list below an object takes that object's, unless told otherwise."""
    if not family.localized or (reverse and value is None):
        return ""
    return check_locale("locale", value)


def _near(value: Mapping[str, Any] | None) -> Near | None:
    if value is None:
        return None
    near = Near(latitude=value["latitude"], longitude=value["longitude"], radius_km=value["radiusKm"])
    for name, given, lowest, highest in (
        ("latitude", near.latitude, -90, 90),
        ("longitude", near.longitude, -180, 180),
        ("radiusKm", near.radius_km, 0, 20_000),
    ):
        if not lowest <= given <= highest:
            raise BadArgument(f"near.{name}", f"must be between {lowest} and {highest}.")
    return near


def _order(family: Family, name: str | None, near: Near | None) -> Order:
    if name is None:
        return DISTANCE if near else family.orders[0]
    order = next(order for order in family.orders if order.name == name)
    if order is DISTANCE and near is None:
        raise BadArgument("orderBy", 'can only be DISTANCE together with "near".')
    return order


def _continued(listing: Listing, cursor: str | None) -> Listing:
    if cursor is None:
        return listing
    check_text("after", cursor, longest=LONGEST_CURSOR)
    try:
        return replace(listing, after=unseal(cursor, listing.binding))
    except MalformedCursor as error:
        raise BadArgument(
            "after", "is not a cursor of this list with this filter, order and language.", Code.BAD_CURSOR
        ) from error
