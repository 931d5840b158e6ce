"""What the address of an embed asks for, checked before anything else sees it."""

from dataclasses import dataclass

from cms.published.filters import is_uuid
from cms.published.listing import Listing
from cms.published.orders import DATE, DATE_DESC
from cms.published.parameters import (
    LAST_PAGE,
    SHARED,
    BadParameter,
    Given,
    filters_of,
    language,
    listing_of,
    number,
    one_of,
    single,
)

from .kinds import Kind
from .look import PARAMETERS as LOOK
from .look import Look, look_of

FORMATS = ("page", "fragment")
OWN = ("heading", "format", *LOOK)
DEEPEST_HEADING = 5
"""Entries have a heading one level below."""


@dataclass(frozen=True)
class Wish:
    """A kind of embed with everything an address can say about it."""

    kind: Kind
    language: str
    look: Look
    heading: int
    fragment: bool
    listing: Listing
    page: int


def wish(kind: Kind, given: Given) -> Wish:
    """Return what ``given`` asks of ``kind``. Raises ``BadParameter``."""
    if kind.single:
        for name in given.keys() - {"id", "lang", *OWN}:
            raise BadParameter(name, "is not known here; known are id, lang.")
    fragment = one_of(given, "format", FORMATS) == "fragment"
    if fragment and single(given, "accent"):
        raise BadParameter("accent", "colours pages; fragments take --industrie-feed-accent from your style.")
    return Wish(
        kind=kind,
        language=language(given),
        look=look_of(given),
        heading=number(given, "heading", default=2 if fragment else 1, highest=DEEPEST_HEADING),
        fragment=fragment,
        listing=_only(kind, given) if kind.single else _listing(kind, given),
        page=number(given, "page", default=1, highest=LAST_PAGE),
    )


def parameters_of(kind: Kind) -> tuple[str, ...]:
    """Every parameter that an address of ``kind`` may have."""
    return ("id", "lang", *OWN) if kind.single else (*filters_of(kind.family), *SHARED, *OWN)


def _listing(kind: Kind, given: Given) -> Listing:
    """Events from a day on come soonest first, like a calendar; a look back begins with the latest."""
    order = None
    if kind.name == "events":
        order = DATE if single(given, "from") else DATE_DESC
    return listing_of(kind.family, given, order=order, first=kind.first, own=OWN)


def _only(kind: Kind, given: Given) -> Listing:
    """One object is a list that names it."""
    identity = single(given, "id")
    if not is_uuid(identity):
        raise BadParameter("id", "must be the UUID of a published initiative.")
    return Listing(family=kind.family, order=kind.family.orders[0], first=1, filters={"ids": [identity]})
