"""oEmbed 1.0: whoever knows the address of a page or a frame gets what is needed to show it.

An address is one of a page on the website, of the same page in the reader here, of an event's calendar
or of a frame. An initiative and a frame become a sandboxed iframe; any other page becomes a link with
its title and picture.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.xmlutils import SimplerXMLGenerator

from cms.published.listing import Item
from cms.published.parameters import BadParameter, number, one_of, single
from cms.published.representations import Content
from cms.published.revision import first_statement, last_change
from cms.published.snapshot import NotPublished, page_snapshot, single_snapshot

from .asking import refuse_parameters, version_of
from .entries import FOLLOW, entry_of, picture_of
from .markup import document, element
from .responses import Version, answer, given, public
from .texts import writable

FRAMES = {"list": (600, 720), "map": (600, 760), "events": (600, 640), "initiative": (600, 620)}
"""Usual width and height of each kind of frame, in CSS pixels."""
TITLES = {"list": "Initiativen", "map": "Karte der Initiativen", "events": "Veranstaltungen"}
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
FORMATS = ("json", "xml")
LONGEST_URL = 2000
_LARGEST = 10_000
_CACHE_SECONDS = 300
_MEDIA_TYPES = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
_PARAMETERS = ("url", "format", "maxwidth", "maxheight")

Json = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """The frame an address stands for."""

    kind: str
    query: Mapping[str, list[str]]

    @property
    def url(self) -> str:
        query = urlencode(sorted(self.query.items()), doseq=True)
        return f"{settings.PUBLIC_URL}/embed/frame/{self.kind}{f'?{query}' if query else ''}"


@public
def oembed(request: HttpRequest) -> HttpResponse:
    """What stands at ``url``, no larger than ``maxwidth`` × ``maxheight``."""
    asked = given(request)
    refuse_parameters(asked, _PARAMETERS)
    spelling = one_of(asked, "format", FORMATS)
    limits = {
        name: number(asked, name, default=_LARGEST, highest=_LARGEST) for name in ("maxwidth", "maxheight")
    }
    change = first_statement(last_change)
    told = _described(_url(asked), limits["maxwidth"], limits["maxheight"])
    digest = version_of(change.revision, request.path, spelling, told)
    body = _xml(told) if spelling == "xml" else json.dumps(told, ensure_ascii=False).encode()
    return answer(request, Version(digest, *change), lambda: Content(body, _MEDIA_TYPES[spelling]))


def endpoint_for(url: str, spelling: str = "json") -> str:
    """Return where oEmbed describes ``url``, for discovery."""
    return f"{settings.PUBLIC_URL}/oembed?{urlencode({'format': spelling, 'url': url})}"


def _url(asked: Mapping[str, list[str]]) -> str:
    url = single(asked, "url")
    if not url:
        raise BadParameter("url", "must be the address of a page or of a frame.")
    if len(url) > LONGEST_URL or "\x00" in url:
        raise BadParameter("url", f"must be an address of at most {LONGEST_URL} characters.")
    return url


def _described(url: str, width: int, height: int) -> Json:
    """Return the answer. Raises ``NotPublished`` for what is not here or not public."""
    frame = _frame(url)
    if frame is None:
        item, site = _page(url)
        kind = "initiative" if item.data["__typename"] == "InitiativePage" else ""
        frame = Frame(kind, {"id": [item.id], "lang": [item.data["locale"]]}) if kind else None
        return _of_page(item, site, frame, width, height)
    if frame.kind == "initiative":
        item, site = _single(frame.query.get("id", [""])[0], ["InitiativePage"])
        return _of_page(item, site, frame, width, height)
    title = f"{settings.WAGTAIL_SITE_NAME}: {TITLES[frame.kind]}"
    return {**_provider(), "title": title, **_iframe(frame, title, width, height)}


def _frame(url: str) -> Frame | None:
    parts = _parts(url)
    prefix, kind = f"{settings.PUBLIC_URL}/embed/frame/", parts.path.rpartition("/")[2]
    if kind not in FRAMES or url.partition("?")[0] != f"{prefix}{kind}":
        return None
    try:
        return Frame(kind, parse_qs(parts.query, max_num_fields=20))
    except ValueError as error:
        raise BadParameter("url", "has too many parameters.") from error


def _page(url: str) -> tuple[Item, Json]:
    """Return the page, whichever of its addresses was given."""
    parts = _parts(url)
    bare = url.partition("?")[0].partition("#")[0]
    calendars = f"{settings.PUBLIC_URL}/feeds/v1/events/"
    if bare.startswith(calendars) and bare.endswith(".ics"):
        return _single(bare[len(calendars) : -len(".ics")], ["EventPage"])
    for base in (settings.FRONTEND_URL, f"{settings.PUBLIC_URL}/ansicht"):
        if bare.startswith(f"{base}/"):
            path = unquote(parts.path[len(urlsplit(base).path) :])
            if "\x00" in path:
                break
            return _found(page_snapshot(path if path.endswith("/") else f"{path}/", follow=FOLLOW))
    raise NotPublished


def _parts(url: str) -> Any:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise BadParameter("url", "is no address.") from error


def _single(identity: str, types: list[str]) -> tuple[Item, Json]:
    return _found(single_snapshot(identity, types, follow=FOLLOW))


def _found(snapshot: Any) -> tuple[Item, Json]:
    for item in snapshot.items:
        return item, snapshot.site
    raise NotPublished


def _of_page(item: Item, site: Json, frame: Frame | None, width: int, height: int) -> Json:
    entry = entry_of(item, site)
    shown = _iframe(frame, entry.title, width, height) if frame else {"type": "link"}
    return {
        **_provider(),
        "title": entry.title,
        "author_name": writable((site.get("operator") or {}).get("name")) or settings.WAGTAIL_SITE_NAME,
        "url": entry.url,
        **shown,
        **_thumbnail(item, width, height),
    }


def _provider() -> Json:
    return {
        "version": "1.0",
        "provider_name": settings.WAGTAIL_SITE_NAME,
        "provider_url": f"{settings.FRONTEND_URL}/",
        "cache_age": _CACHE_SECONDS,
    }


def _iframe(frame: Frame, title: str, width: int, height: int) -> Json:
    width, height = min(FRAMES[frame.kind][0], width), min(FRAMES[frame.kind][1], height)
    html = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="{}" style="border: 0; max-width: 100%"></iframe>',
        *(frame.url, title, width, height, SANDBOX),
    )
    return {"type": "rich", "html": str(html), "width": width, "height": height}


def _thumbnail(item: Item, width: int, height: int) -> Json:
    """A picture that is larger than allowed is left out, as the standard wants it."""
    picture = picture_of(item.data.get("leadImage"))
    if picture is None or picture.width > width or picture.height > height:
        return {}
    return {
        "thumbnail_url": picture.url,
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }


def _xml(told: Json) -> bytes:
    def write(xml: SimplerXMLGenerator) -> None:
        with element(xml, "oembed"):
            for name, value in told.items():
                xml.addQuickElement(name, str(value))

    return document(write)
