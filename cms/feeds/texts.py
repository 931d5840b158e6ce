"""Words as every format can hold them."""

import re
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

# XML 1.0 has no way to write these, escaped or not, and a spreadsheet does not either.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str | None) -> str:
    """Return ``text`` without characters that XML forbids."""
    if not text or text.isprintable():
        return text or ""
    return _UNWRITABLE.sub("", text)


def one_line(text: str | None) -> str:
    """Return ``text`` as a title: without line breaks, and empty where there is nothing but space."""
    return " ".join(writable(text).split())


name_of = lru_cache(maxsize=1000)(one_line)
"""The same for names of records, which many objects share."""


def local(moment: datetime) -> datetime:
    """Return the same instant on the clocks of the site, in whole seconds."""
    return moment.astimezone(timezone.get_default_timezone()).replace(microsecond=0)


def instant(text: str | None) -> datetime | None:
    """Read a stored date-time, or a day as its midnight, on the clocks of the site."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return local(moment) if moment.tzinfo else moment.replace(tzinfo=timezone.get_default_timezone())
