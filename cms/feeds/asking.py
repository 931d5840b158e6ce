"""What the address of a feed asks for, checked before anything else sees it."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from cms.published import parameters
from cms.published.listing import Listing
from cms.published.orders import Order
from cms.published.parameters import LAST_PAGE, TODAY, BadParameter, Given
from cms.published.program import program_digest

from .kinds import Kind


@dataclass(frozen=True)
class Wish:
    """A list as an address asks for it."""

    kind: Kind
    listing: Listing
    given: Given
    path: str
    """Path of the address; its host and its query string are ours to spell."""
    dialect: str = ""

    @property
    def moves(self) -> bool:
        """Whether the same address means something else tomorrow."""
        return any(TODAY in self.given.get(name, ()) for name in ("from", "to"))

    @property
    def page(self) -> int:
        return self.listing.offset // self.listing.first + 1

    def url(self, page: int | None = None) -> str:
        """Return the one spelling of this address, or of another page of the same list."""
        return address(self.path, {**self.given, "page": _page(page or self.page)})

    def other_pages(self, *, has_next: bool) -> dict[str, str]:
        """Return the addresses of the pages around this one (RFC 5005) by their relation."""
        found = {"first": self.url(1)}
        if self.page > 1:
            found["previous"] = self.url(self.page - 1)
        if has_next and self.page < LAST_PAGE:
            found["next"] = self.url(self.page + 1)
        return found


def wish(
    kind: Kind,
    path: str,
    given: Given,
    *,
    order: Order,
    first: int,
    dialects: Sequence[str] = (),
) -> Wish:
    """Return what ``given`` asks of ``kind``. Raises ``BadParameter``."""
    own = ["dialect"] if dialects else []
    listing = parameters.listing_of(kind.family, given, order=order, first=first, own=own)
    dialect = parameters.one_of(given, "dialect", dialects) if dialects else ""
    return Wish(kind, listing, given, path, dialect)


def refuse_parameters(given: Mapping[str, object], known: Collection[str] = ()) -> None:
    """Raise ``BadParameter`` for everything but the ``known`` ones."""
    for name in given:
        if name not in known:
            told = f"known are {', '.join(known)}" if known else "there are none"
            raise BadParameter(name, f"is not known here; {told}.")


def address(path: str, given: Given) -> str:
    """Return the whole address of something here, its parameters in canonical order."""
    query = parameters.canonical(given)
    return f"{settings.PUBLIC_URL}{path}{f'?{query}' if query else ''}"


def version_of(revision: int, *parts: object) -> str:
    """Return what changes if and only if the bytes of an answer may: program, graph and question."""
    told = json.dumps([program_digest(), revision, *parts], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def identity_of(asked: Wish) -> list[object]:
    """Everything the bytes of a feed depend on beside program, graph and format: TODAY is a day by now."""
    listing = asked.listing
    days = [listing.filters.get(name) for name in ("from", "to")]
    return [asked.url(), listing.first, days]


def _page(number: int) -> list[str]:
    return [str(number)] if number > 1 else []
