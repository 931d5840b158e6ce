"""From the query string of an address to a listing: one vocabulary for feeds, exports and embeds.

Each parameter means what the API's filter behind it means. Values of one parameter are alternatives
(repeated, or separated by commas), parameters restrict each other. Whatever is unknown is refused by
name, never ignored.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from .families import Family
from .filters import Filter, FromDay, Terms, UntilDay
from .listing import Listing
from .orders import Order
from .vocabulary import words

FILTERS: Mapping[str, tuple[str, ...]] = {
    "land": ("land",),
    "region": ("regions",),
    "level": ("level",),
    "topic": ("topics",),
    "targetGroup": ("targetGroups",),
    "initiative": ("initiatives",),
    "type": ("initiativeType", "eventType", "resourceType", "kind"),
    "from": ("from",),
    "to": ("to",),
}
"""Parameter → names of filters, of which a list has one or none."""

SHARED = ("lang", "q", "limit", "page")
"""Parameters that every list has."""

TODAY = "today"
"""A day that moves with the calendar."""

MOST_AT_ONCE = 100
LAST_PAGE = 100
MOST_VALUES = 100
LONGEST_VALUE = 200

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAND = re.compile("DE-[A-Z]{2}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Given = Mapping[str, Sequence[str]]
"""The parameters of an address with all their values, as ``QueryDict.lists()`` yields them."""


class BadParameter(Exception):
    """A parameter that cannot be answered; ``name`` says which, ``problem`` why."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f'"{name}" {problem}')
        self.name = name
        self.problem = problem


def listing_of(
    family: Family, given: Given, *, order: Order | None = None, first: int = 20, own: Collection[str] = ()
) -> Listing:
    """Return what ``given`` asks of ``family``; ``own`` are parameters that the caller reads itself.

    Raises ``BadParameter``.
    """
    known = filters_of(family)
    for name, values in given.items():
        if name not in own:
            _check(name, values, [*known, *SHARED])
    limit = number(given, "limit", default=first, highest=MOST_AT_ONCE)
    return Listing(
        family=family,
        order=order or family.orders[0],
        first=limit,
        filters={
            choice.name: _value(family, name, choice, given[name])
            for name, choice in known.items()
            if name in given
        },
        query=single(given, "q") or None,
        locale=language(given) if family.localized else "",
        offset=(number(given, "page", default=1, highest=LAST_PAGE) - 1) * limit,
    )


def filters_of(family: Family) -> dict[str, Filter]:
    """Return the filters of ``family`` by the parameters that stand for them."""
    by_name = {choice.name: choice for choice in family.filters}
    return {
        parameter: by_name[name] for parameter, names in FILTERS.items() for name in names if name in by_name
    }


def choices_of(family: Family, choice: Terms) -> Mapping[str, str]:
    """Return the values of a filter over an enum with their German labels."""
    return words(family.type or "", choice.field).labels


def canonical(given: Given) -> str:
    """Return the query string that all addresses with the same meaning share."""
    pairs = [
        (name, value) for name in sorted(given) for value in sorted(set(_values(name, given[name]))) if value
    ]
    return urlencode(pairs)


def single(given: Given, name: str) -> str:
    """Return the one value of a parameter, or the empty string."""
    values = given.get(name) or [""]
    if len(values) > 1:
        raise BadParameter(name, "must not be given more than once.")
    return values[0]


def number(given: Given, name: str, *, default: int, lowest: int = 1, highest: int) -> int:
    """Return a parameter as a whole number between ``lowest`` and ``highest``."""
    value = single(given, name)
    if not value:
        return default
    if not re.fullmatch("[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
        raise BadParameter(name, f"must be a whole number between {lowest} and {highest}.")
    return int(value)


def one_of(given: Given, name: str, allowed: Sequence[str]) -> str:
    """Return a parameter that has to be one of ``allowed``, of which the first is the default."""
    value = single(given, name) or allowed[0]
    if value not in allowed:
        raise BadParameter(name, f"must be one of {', '.join(allowed)}.")
    return value


def language(given: Given) -> str:
    """Return the language asked for; the site's main one without a wish."""
    others = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE]
    return one_of(given, "lang", [settings.LANGUAGE_CODE, *others])


def _check(name: str, values: Sequence[str], known: Collection[str]) -> None:
    if name not in known:
        raise BadParameter(name, f"is not known here; known are {', '.join(known)}.")
    if len(values) > MOST_VALUES:
        raise BadParameter(name, f"must not have more than {MOST_VALUES} values.")
    for value in values:
        if len(value) > LONGEST_VALUE:
            raise BadParameter(name, f"must not be longer than {LONGEST_VALUE} characters.")
        if _UNSTORABLE.search(value):
            raise BadParameter(name, "must be valid text without NUL bytes.")


def _values(name: str, values: Sequence[str]) -> list[str]:
    """Only a search phrase may hold a comma of its own."""
    if name not in FILTERS:
        return list(values)
    return [part.strip() for value in values for part in value.split(",")]


def _value(family: Family, name: str, choice: Filter, values: Sequence[str]) -> Any:
    if isinstance(choice, FromDay | UntilDay):
        return _day(name, single({name: values}, name))
    allowed = _allowed(family, choice)
    parts = [part for part in _values(name, values) if part]
    if len(parts) > MOST_VALUES:
        raise BadParameter(name, f"must not have more than {MOST_VALUES} values.")
    for part in parts:
        allowed(name, part)
    return parts


def _allowed(family: Family, choice: Filter) -> Callable[[str, str], None]:
    if isinstance(choice, Terms):
        known = choices_of(family, choice)
        return lambda name, value: _check_choice(name, value, known)
    return _check_land if choice.name == "land" else _accept


def _check_choice(name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise BadParameter(name, f"must be one of {', '.join(known)}.")


def _check_land(name: str, value: str) -> None:
    if not _LAND.fullmatch(value):
        raise BadParameter(name, "must be the ISO 3166-2 code of a Land, e.g. DE-NW.")


def _accept(name: str, value: str) -> None:
    """Slugs and keys that name nothing find nothing, as in the API."""


def _day(name: str, value: str) -> date | None:
    """Only the one spelling that a calendar field sends; Python would take weeks and bare digits too."""
    if value in ("", TODAY):
        return timezone.localdate() if value else None
    with suppress(ValueError):
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    raise BadParameter(name, f"must be a day such as 2026-01-31, or {TODAY}.")
