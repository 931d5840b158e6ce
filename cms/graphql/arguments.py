"""Arguments are checked here before anything else sees them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from .errors import BadArgument
from .limits import TEXT, VALUES

LONGEST_TEXT = TEXT.allowed
MOST_VALUES = VALUES.allowed

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def check_arguments(arguments: Mapping[str, Any]) -> None:
    """Refuse text no database row can equal, and lists and texts of no sensible length."""
    for path, value in _leaves(arguments, ""):
        if isinstance(value, str):
            check_text(path, value)


def check_text(argument: str, value: str, *, longest: int = LONGEST_TEXT) -> None:
    """Refuse ``value`` if it is too long, or holds NUL bytes or halves of characters."""
    if len(value) > longest:
        raise BadArgument(argument, f"must not be longer than {longest} characters.")
    if _UNSTORABLE.search(value):
        raise BadArgument(argument, "must be valid text without NUL bytes.")


def check_locale(argument: str, value: str | None) -> str:
    """Return ``value`` if the site has this language, or the main language for ``None``."""
    known = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    if value is None:
        return str(settings.LANGUAGE_CODE)
    if value not in known:
        raise BadArgument(argument, f"must be one of {', '.join(known)}.")
    return value


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, member in value.items():
            yield from _leaves(member, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        if len(value) > MOST_VALUES:
            raise BadArgument(path, f"must not have more than {MOST_VALUES} values.")
        for member in value:
            yield from _leaves(member, path)
    else:
        yield path, value
