"""iCalendar (RFC 5545) of published events.

An event keeps its UID for life, whatever becomes of its address or its language. ``SEQUENCE`` is the
number that rises with each published change of date, place or status; a cancelled event stays in the
calendar as such, so that the calendars of others strike it out.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vGeo,
    vText,
    vUri,
)

from cms.published.addresses import web_address
from cms.published.listing import Item

from .entries import FOLLOW as FOLLOWED
from .entries import READ as ENTRY_READ
from .entries import Entry, entry_of
from .feed import Feed
from .texts import one_line, writable

Json = dict[str, Any]

FOLLOW = (*FOLLOWED, "host", "organisers")
READ = ENTRY_READ | frozenset(
    {
        *("host", "organisers", "venue", "sequence", "onlineUrl", "registrationUrl", "address"),
        *("latitude", "longitude", "attendanceMode"),
    }
)
MOST_EVENTS = 500
"""A calendar cannot turn pages, so one answer has more than a feed: the latest so many."""

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""Clocks are described for these years; beyond, nobody knows or minds."""

_STATUS = {"CANCELLED": "CANCELLED", "POSTPONED": "TENTATIVE"}
_REFRESH = timedelta(hours=1)


def calendar(feed: Feed) -> bytes:
    """Return the calendar of a list of events."""
    return calendar_of(feed.items, feed.snapshot.site, name=feed.title, url=feed.url)


def calendar_of(items: Iterable[Item], site: Json, *, name: str, url: str) -> bytes:
    """Return a calendar; events whose beginning nobody has fixed are no part of it."""
    name = one_line(name)
    written = Calendar()
    written.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{settings.PUBLIC_URL}//DE")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    written.add("name", name)
    written.add("x-wr-calname", name)
    written.add("x-wr-timezone", settings.TIME_ZONE)
    written.add("source", vUri(url), parameters={"VALUE": "URI"})
    written.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    dated = [item for item in items if item.data.get("startsAt")]
    for item in dated:
        written.add_component(_event(item, site))
    written.add_missing_timezones(**_years(dated))
    for zone in written.timezones:
        _correct_leaps(zone)
    return bytes(written.to_ical())


def _correct_leaps(zone: Timezone) -> None:
    """The library tells by the new time when clocks leap forward; RFC 5545 (3.6.5) wants the old one."""
    changes: list[TimezoneStandard | TimezoneDaylight] = [*zone.standard, *zone.daylight]
    for change in changes:
        leap = change.TZOFFSETTO - change.TZOFFSETFROM
        if leap > timedelta():
            later = [told.dt - leap for told in getattr(change.pop("RDATE", None), "dts", ())]
            change.DTSTART -= leap
            if later:
                change.add("RDATE", later)


def _years(dated: Iterable[Item]) -> dict[str, date]:
    """The years for which the calendar has to know the changes of the clocks."""
    years = [min(max(int(item.data["startsAt"][:4]), FIRST_YEAR), LAST_YEAR) for item in dated]
    first, last = min(years, default=LAST_YEAR), max(years, default=FIRST_YEAR)
    return {"first_date": date(first - 1, 1, 1), "last_date": date(last + 2, 1, 1)}


def _event(item: Item, site: Json) -> Event:
    data, entry = item.data, entry_of(item, site)
    event = Event()
    event.add("uid", entry.id)
    event.add("sequence", data["sequence"])
    for name in ("dtstamp", "last-modified"):
        event.add(name, item.modified_at.astimezone(ZoneInfo("UTC")).replace(microsecond=0))
    _add_span(event, data)
    event.add("summary", entry.title, parameters={"LANGUAGE": entry.language})
    event.add("description", _description(entry, data))
    event.add("status", _STATUS.get(data["eventStatus"], "CONFIRMED"))
    event.add("url", vUri(entry.url))
    event.add("organizer", _organiser(data, site))
    _add_place(event, data, entry)
    if entry.tags:
        event.add("categories", list(entry.tags))
    return event


def _add_span(event: Event, data: Json) -> None:
    """Days without a time end with the day after the last one; an end before the start is none."""
    start, end = _moment(data, "startsAt"), _moment(data, "endsAt")
    if start is None:
        return
    if data["allDay"]:
        last = max(start.date(), end.date()) if end else start.date()
        event.add("dtstart", start.date())
        event.add("dtend", _following(last))
        return
    event.add("dtstart", start)
    if end and end > start:
        event.add("dtend", end)


def _following(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _moment(data: Json, name: str) -> datetime | None:
    """The instant on the clocks of the event's own time zone."""
    written = data.get(name)
    return datetime.fromisoformat(written).astimezone(ZoneInfo(data["timezone"])) if written else None


def _organiser(data: Json, site: Json) -> vCalAddress:
    """The host, else an organiser, else the operator: by website, since no mail address is public here."""
    organisations = [data.get("host"), *(data.get("organisers") or []), site.get("operator")]
    found: Json = next((each for each in organisations if each and "name" in each), {})
    address = vCalAddress(web_address(found.get("website")) or f"{settings.FRONTEND_URL}/")
    address.params["CN"] = vText(_parameter(found.get("name") or settings.WAGTAIL_SITE_NAME))
    return address


def _parameter(text: str) -> str:
    """Parameters cannot hold quotation marks or line breaks in any way."""
    return one_line(text).replace('"', "'")


def _add_place(event: Event, data: Json, entry: Entry) -> None:
    venue = data.get("venue") or {}
    place = venue.get("location") or data.get("location") or {}
    words = [venue.get("name"), *(place.get("address") or "").splitlines()]
    online = [web_address(data.get("onlineUrl"))] if data["attendanceMode"] != "ONSITE" else []
    location = ", ".join(writable(word).strip() for word in [*words, *online] if word and word.strip())
    if location:
        event.add("location", location)
    if entry.point:
        event.add("geo", vGeo(entry.point))


def _description(entry: Entry, data: Json) -> str:
    registration = web_address(data.get("registrationUrl"))
    parts = [entry.summary, registration and f"Anmeldung: {registration}", entry.url, entry.citation]
    return "\n\n".join(part for part in parts if part)
