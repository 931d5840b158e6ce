"""When an event takes place, in words and as the leaf of a calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from .texts import WORDS

_DAY = {"de": "j. F Y", "en": "j F Y"}
_DAY_OF_MONTH = {"de": "j.", "en": "j"}


@dataclass(frozen=True)
class Moment:
    """``iso`` is for machines, the leaf for a quick look, the words for everybody."""

    iso: str
    day: str
    month: str
    year: str
    words: str


def moment_of(event: dict[str, Any], language: str) -> Moment | None:
    """Return when ``event`` takes place in its own time zone; ``None`` where nobody has said."""
    if not event["startsAt"]:
        return None
    zone = ZoneInfo(event["timezone"])
    start = datetime.fromisoformat(event["startsAt"]).astimezone(zone)
    end = datetime.fromisoformat(event["endsAt"]).astimezone(zone) if event["endsAt"] else None
    all_day = event["allDay"]
    with translation.override(_spoken(language)):
        return Moment(
            iso=start.date().isoformat() if all_day else start.isoformat(timespec="minutes"),
            day=date_format(start, "j"),
            month=date_format(start, "M"),
            year=date_format(start, "Y"),
            words=_in_words(start, end, all_day=all_day, language=language),
        )


def day_in_words(day: str, precision: str | None, language: str) -> str:
    """Return an ISO day as exactly as it is known: a day, a month or a year."""
    known = datetime.fromisoformat(day)
    with translation.override(_spoken(language)):
        if precision == "YEAR":
            return date_format(known, "Y")
        return date_format(known, "F Y" if precision == "MONTH" else _DAY[_spoken(language)])


def _in_words(start: datetime, end: datetime | None, *, all_day: bool, language: str) -> str:
    until = WORDS[language]["until"]
    days = date_format(start, _DAY[_spoken(language)])
    if end and end.date() != start.date():
        same_month = (start.year, start.month) == (end.year, end.month)
        first = date_format(start, _DAY_OF_MONTH[_spoken(language)]) if same_month else days
        days = f"{first} {until} {date_format(end, _DAY[_spoken(language)])}"
    return days if all_day else f"{days}, {_clock(start, end, language)}"


def _clock(start: datetime, end: datetime | None, language: str) -> str:
    """An end on another day has been said already; a foreign time zone has to be named."""
    times = [date_format(start, "H:i")]
    if end and end.date() == start.date() and end != start:
        times.append(date_format(end, "H:i"))
    foreign = start.utcoffset() != start.astimezone(ZoneInfo(settings.TIME_ZONE)).utcoffset()
    parts = ["–".join(times), WORDS[language]["clock"], f"({start.tzinfo})" if foreign else ""]
    return " ".join(part for part in parts if part)


def _spoken(language: str) -> str:
    return language.partition("-")[0]
