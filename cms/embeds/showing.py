"""From rows of the published graph to what the templates write down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cms.published.addresses import escaped, file_address, page_address, web_address
from cms.published.snapshot import NotPublished, list_snapshot, single_snapshot

from .asking import Wish
from .moments import Moment, day_in_words, moment_of
from .texts import WORDS, Words, counted, label

Json = dict[str, Any]

_UNREAD = ("body", "breadcrumbs", "seo", "memberships", "measures", "talks", "documentation")
_OF_THE_SITE = ("contentLicence",)
MOST_TOPICS = 4


@dataclass(frozen=True)
class Entry:
    """One initiative or event of a list."""

    id: str
    title: str
    address: str
    language: str
    kicker: str
    summary: str
    topics: Sequence[str]
    place: tuple[float, float] | None
    """Degrees north and east."""
    moment: Moment | None = None
    notice: str = ""
    where: str = ""

    @property
    def anchor(self) -> str:
        """Short, since random characters are the only ones that no compression makes fewer."""
        return self.id.partition("-")[0]


@dataclass(frozen=True)
class Source:
    """Where it all comes from, and on which terms it may be used."""

    text: str
    licence: str
    terms: str
    """The address of the licence; empty where it has none."""


@dataclass(frozen=True)
class Shown:
    """What a list shows, with the size of the whole and where it comes from."""

    entries: list[Entry]
    total: int
    pages: int
    source: Source


@dataclass(frozen=True)
class Profile:
    """One initiative at some length."""

    entry: Entry
    facts: list[tuple[str, str]]
    website: str
    contacts: list[Json]
    image: Json | None
    source: Source


def show_list(wish: Wish) -> Shown:
    """Read the list that ``wish`` asks for."""
    found = list_snapshot(wish.listing, follow=_followed(wish), unread=_UNREAD, total=True)
    entries = [entry_of(item.data, WORDS[wish.language]) for item in found.items]
    return Shown(entries, found.total, -(-found.total // wish.listing.first), _source(found.site))


def show_profile(wish: Wish) -> Profile:
    """Read the initiative that ``wish`` asks for, in its language where there is a translation.

    Raises ``NotPublished``.
    """
    (identity,) = wish.listing.filters["ids"]
    page, site = _found(wish, identity)
    for other in page["translations"]:
        if page["locale"] != wish.language == other["locale"]:
            page, site = _found(wish, other["id"])
            break
    return _profile(page, WORDS[wish.language], _source(site))


def _found(wish: Wish, identity: str) -> tuple[Json, Json]:
    """Return the page and the site."""
    types = [wish.kind.family.type or ""]
    found = single_snapshot(identity, types, follow=_followed(wish), unread=_UNREAD)
    for item in found.items:
        return item.data, found.site
    raise NotPublished


def _followed(wish: Wish) -> tuple[str, ...]:
    return (*wish.kind.follow, *_OF_THE_SITE)


def entry_of(page: Json, words: Words) -> Entry:
    """Return what a list shows of a page; the references it ``follow``s are rows."""
    is_event = page["__typename"] == "EventPage"
    return Entry(
        id=page["id"],
        title=page["title"],
        address=escaped(page_address(page["path"])),
        language=page["locale"],
        kicker=_joined([_type_of(page, words), *_names(page["regions"])[:2]]),
        summary=page["summary"] or "",
        topics=_names(page["topics"])[:MOST_TOPICS],
        place=_place(page["location"]),
        moment=moment_of(page, page["locale"]) if is_event else None,
        notice=label(words, "EventStatus", page["eventStatus"]) if is_event else "",
        where=_where(page, words) if is_event else "",
    )


def _profile(page: Json, words: Words, source: Source) -> Profile:
    founded = page["foundedOn"] and day_in_words(page["foundedOn"], page["foundedPrecision"], page["locale"])
    facts = (
        ("level", label(words, "InitiativeLevel", page["level"])),
        ("status", label(words, "InitiativeStatus", page["status"])),
        ("founded", founded or ""),
        ("regions", ", ".join(_names(page["regions"]))),
        ("topics", ", ".join(_names(page["topics"]))),
    )
    return Profile(
        entry=entry_of(page, words),
        facts=[(words[name], value) for name, value in facts if value],
        website=web_address(page["website"]),
        contacts=[contact for contact in page["contactPoints"] if contact.get("email")],
        image=_image(page["leadImage"]),
        source=source,
    )


def _image(image: Json | None) -> Json | None:
    """A motif in the size of a card; without its credit an image must not be shown."""
    card = image and (image.get("image") or {}).get("CARD")
    if not image or not card or not image.get("credit"):
        return None
    return {
        "url": file_address(card["url"]),
        "width": card["width"],
        "height": card["height"],
        "alt": image.get("alt") or "",
        "credit": image["credit"],
    }


def _type_of(page: Json, words: Words) -> str:
    if page["__typename"] == "EventPage":
        return label(words, "EventType", page["eventType"])
    return label(words, "InitiativeType", page["initiativeType"])


def _where(event: Json, words: Words) -> str:
    if event["attendanceMode"] == "ONLINE" or event["eventStatus"] == "MOVED_ONLINE":
        return words["AttendanceMode.ONLINE"]
    online = words["AttendanceMode.ONLINE"] if event["attendanceMode"] == "HYBRID" else ""
    return _joined([(event["venue"] or {}).get("name"), online])


def _place(location: Json | None) -> tuple[float, float] | None:
    if not location or location["latitude"] is None or location["longitude"] is None:
        return None
    return location["latitude"], location["longitude"]


def _source(site: Json) -> Source:
    licence = site.get("contentLicence") or {}
    text = site.get("embedAttribution") or ""
    return Source(text, licence.get("name") or "", web_address(licence.get("uri")))


def _names(rows: Iterable[Json]) -> list[str]:
    return [row["name"] for row in rows]


def _joined(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def count_of(shown: Shown, words: Words) -> str:
    """Return how many entries the whole list has, in words."""
    return counted(words, "many", shown.total) if shown.total else words["none"]
