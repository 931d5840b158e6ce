"""How far into the hits somebody is: cursors of a search know their place, which ends somewhere.

No engine pages through everything, and nobody reads ten thousand hits. A cursor says how many hits lie
before it and is sealed with that number, so it cannot be told another one.
"""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from cms.graphql.arguments import check_text
from cms.graphql.errors import BadArgument, Code
from cms.graphql.limits import PAGED
from cms.graphql.lists import LONGEST_CURSOR
from cms.published.cursors import MalformedCursor, Position, seal, unseal
from cms.published.listing import Listing

from ..query import Hit


class Place(NamedTuple):
    """What is asked for, and how many hits lie before it."""

    listing: Listing
    before: int


def place_after(listing: Listing, cursor: str | None) -> Place:
    """Return where ``listing`` goes on after ``cursor``. Raises ``BadArgument`` and ``LimitExceeded``."""
    if cursor is None:
        return Place(listing, 0)
    check_text("after", cursor, longest=LONGEST_CURSOR)
    number, _, sealed = cursor.partition(".")
    try:
        before = int(number)
        continued = replace(listing, after=unseal(sealed, _bound(listing, before)))
    except (MalformedCursor, ValueError) as error:
        raise BadArgument(
            "after", "is not a cursor of this search with this filter, order and language.", Code.BAD_CURSOR
        ) from error
    PAGED.check(before + listing.first)
    return Place(continued, before)


def cursor_of(place: Place, number: int, hit: Hit) -> str:
    """Return the cursor that continues after ``hit``, the hit with this number on its page."""
    key = hit.key.isoformat() if isinstance(hit.key, datetime) else hit.key
    before = place.before + number
    return f"{before}.{seal(Position(key, hit.id), _bound(place.listing, before))}"


def _bound(listing: Listing, before: int) -> bytes:
    return listing.binding + b" %d" % before
