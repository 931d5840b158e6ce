"""The formats of feeds, declared once: addresses, negotiation, index and catalogue read this table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cms.published.orders import DATE_DESC, TITLE, Order

from . import calendars, entries, profiles, tables
from .calendars import calendar
from .feed import Feed
from .json_feed import json_feed
from .places import geojson
from .syndication import atom, rss
from .tables import csv_table, xlsx_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """How a list is written down. ``first`` is the size of a page where nobody says; ``None``: the site's."""

    extension: str
    media_type: str
    write: Callable[[Feed], bytes]
    title: str
    kinds: Sequence[str] = ()
    """Which kinds have it; all of them where empty."""
    order: Order = DATE_DESC
    first: int | None = None
    follow: Sequence[str] = entries.FOLLOW
    read: frozenset[str] = entries.READ
    dialects: Sequence[str] = ()
    download: bool = False
    counts: bool = False
    """Whether it tells the size of the whole list."""

    def fits(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


FORMATS = {
    each.extension: each
    for each in (
        Format("rss", "application/rss+xml", rss, "RSS 2.0"),
        Format("atom", "application/atom+xml", atom, "Atom 1.0"),
        Format("json", "application/feed+json", json_feed, "JSON Feed 1.1"),
        Format(
            "ics",
            "text/calendar",
            calendar,
            "iCalendar",
            kinds=("events",),
            first=calendars.MOST_EVENTS,
            follow=calendars.FOLLOW,
            read=calendars.READ,
        ),
        *(
            Format(
                extension,
                media_type,
                write,
                title,
                kinds=("initiatives",),
                order=TITLE,
                first=tables.MOST_ROWS,
                follow=profiles.FOLLOW,
                read=profiles.READ,
                dialects=tables.DIALECTS if extension == "csv" else (),
                download=extension != "geojson",
                counts=extension == "geojson",
            )
            for extension, media_type, write, title in (
                ("geojson", "application/geo+json", geojson, "GeoJSON"),
                ("csv", "text/csv", csv_table, "CSV"),
                ("xlsx", XLSX, xlsx_table, "XLSX"),
            )
        ),
    )
}


def formats_of(kind: str) -> list[Format]:
    return [each for each in FORMATS.values() if each.fits(kind)]
