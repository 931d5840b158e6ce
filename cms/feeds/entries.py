"""From a row of the published graph to an entry as every feed shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from html import escape
from typing import Any

from cms.published.addresses import escaped, file_address, lifelong_name, page_address, web_address
from cms.published.citation import READ as CITED
from cms.published.citation import citation
from cms.published.listing import Item
from cms.published.types import public_fields, referable_types

from .texts import instant, local, name_of, one_line, writable

Json = dict[str, Any]

FOLLOW = (
    *("leadImage", "topics", "regions", "licence", "publisher"),
    *("operator", "contentLicence"),
)
"""The references an entry shows, and those of the site."""
READ = CITED | frozenset(
    {
        *("__typename", "summary", "leadImage", "topics", "regions", "firstPublishedAt"),
        *("alt", "credit", "isDecorative", "image", "isoCode", "ags", "slug", "uri", "website"),
        *("location", "startsAt", "endsAt", "allDay", "timezone", "eventStatus", "freshness"),
    }
)


@dataclass(frozen=True)
class Picture:
    """An image in the size meant for previews, with the words that have to go with it."""

    url: str
    media_type: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class Entry:
    """One object: every text is free of what XML cannot hold, every address is whole."""

    id: str
    url: str
    title: str
    summary: str
    language: str
    published: datetime
    updated: datetime
    tags: Sequence[str]
    picture: Picture | None
    licence: str
    """Address of the terms, or their name where they have none; empty where nobody has set any."""
    licence_name: str
    citation: str
    point: tuple[float, float] | None
    """Latitude and longitude."""
    confirmed: str
    """When the profile was last confirmed, as ISO 8601 text; empty where nobody has, and for other kinds."""

    @cached_property
    def html(self) -> str:
        """The picture and the summary; everything in it is escaped, so nothing in it can run."""
        paragraph = f"<p>{escape(self.summary)}</p>" if self.summary else ""
        return f"{_figure(self.picture)}{paragraph}"


@cache
def unread(type_name: str, wanted: frozenset[str] = READ) -> list[str]:
    """Public fields of a type, and of all it may refer to, that nobody looks at here."""
    types = {type_name, *referable_types(type_name)}
    return sorted({name for each in types for name in public_fields(each)} - wanted)


def entry_of(item: Item, site: Json) -> Entry:
    """Return the entry of a row; ``FOLLOW`` is resolved in both."""
    data = item.data
    told = citation(data, site)
    licence = told["licence"] or {}
    updated = local(item.modified_at)
    return Entry(
        id=lifelong_name(item.id),
        url=address_of(data),
        title=title_of(data),
        summary=writable(data.get("summary")),
        language=data["locale"],
        published=_published(data) or updated,
        updated=updated,
        tags=names([*_listed(data.get("topics")), *_listed(data.get("regions"))]),
        picture=picture_of(data.get("leadImage")),
        licence=web_address(licence.get("uri")) or writable(licence.get("name")),
        licence_name=writable(licence.get("name")),
        citation=writable(told["text"]),
        point=point_of(data),
        confirmed=(data.get("freshness") or {}).get("confirmedAt") or "",
    )


def title_of(data: Json) -> str:
    """Return the title on one line; formats ask for one, so a blank one gives way to the slug."""
    return one_line(data["title"]) or str(data["slug"])


def address_of(data: Json) -> str:
    """Return the page's address, which a reader may follow as it stands."""
    return escaped(page_address(data["path"]))


def names(rows: Iterable[Json]) -> list[str]:
    return [name_of(row["name"]) for row in rows if "name" in row]


def picture_of(image: Json | None) -> Picture | None:
    """Return an image that may be shown: public, and with its credit."""
    share = ((image or {}).get("image") or {}).get("SHARE")
    if not image or not share or not image.get("credit"):
        return None
    return Picture(
        url=escaped(file_address(share["url"])),
        media_type="image/jpeg",
        width=share["width"],
        height=share["height"],
        alt="" if image.get("isDecorative") else writable(image.get("alt")),
        credit=writable(image["credit"]),
    )


def point_of(data: Json) -> tuple[float, float] | None:
    """Return latitude and longitude where both are known and on the globe."""
    place = data.get("location") or {}
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


def _published(data: Json) -> datetime | None:
    """News bear a date of their own; for events ``date`` is no field, and the start is not meant."""
    return instant(data.get("date") or data.get("firstPublishedAt"))


def _listed(value: Any) -> list[Json]:
    return value if isinstance(value, list) else []


def _figure(picture: Picture | None) -> str:
    if picture is None:
        return ""
    return (
        f'<figure><img src="{escape(picture.url)}" width="{picture.width}" height="{picture.height}"'
        f' alt="{escape(picture.alt)}"><figcaption>{escape(picture.credit)}</figcaption></figure>'
    )
