"""Feeds, exports, calendars, oEmbed, catalogue and sitemap as readers of the graph."""

import io
from collections.abc import Iterator
from urllib.parse import quote
from zipfile import ZipFile

from django.conf import settings
from django.test import Client

from cms.feeds.formats import formats_of
from cms.feeds.kinds import KINDS
from cms.pages.models import EventPage, InitiativePage

from .marks import found
from .schema_edges import Edge
from .world import World

FEEDS = {
    Edge("feeds", kind.name, each.extension): kind.family.type or ""
    for kind in KINDS.values()
    for each in formats_of(kind.name)
}
CALENDAR, OEMBED, SITEMAP = Edge("feeds", "event"), Edge("feeds", "oembed"), Edge("feeds", "sitemap")
OEMBED_OF_CALENDARS, OEMBED_OF_FRAMES = Edge("feeds", "oembed", "calendar"), Edge("feeds", "oembed", "frame")
TARGETS = {
    **FEEDS,
    CALENDAR: "EventPage",
    OEMBED: "StandardPage",
    OEMBED_OF_CALENDARS: "EventPage",
    OEMBED_OF_FRAMES: "InitiativePage",
    SITEMAP: "StandardPage",
}
_WITHOUT_OBJECTS = (
    *("/feeds/v1/index.json", "/feeds/v1/opml.xml", "/feeds/v1/regions.geojson"),
    *("/open-data/catalog.ttl", "/open-data/catalog.jsonld", "/open-data/catalog.rdf"),
)


class FeedPages:
    """Takes addresses of feeds, and tells the answer with the secrets in it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = Client()
        self._languages = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]

    def lists(self) -> Iterator[tuple[Edge | None, str, str]]:
        """Every page of every feed in every language and format, and whatever has but one page."""
        for edge in FEEDS:
            yield from self._languages_of(edge)
        for address in _WITHOUT_OBJECTS:
            yield None, address, self._text(address)
        yield SITEMAP, "/sitemap.xml", self._text("/sitemap.xml")

    def some_lists(self, turn: int) -> Iterator[tuple[Edge | None, str, str]]:
        """Another format of each kind of feed each turn: they all stand on the same rows."""
        for kind in KINDS:
            formats = formats_of(kind)
            yield from self._languages_of(Edge("feeds", kind, formats[turn % len(formats)].extension))
        yield SITEMAP, "/sitemap.xml", self._text("/sitemap.xml")

    def singles(self) -> Iterator[tuple[Edge | None, str, str]]:
        """Every event that is known by its id, and every page that is known by its route, public or not.

        oEmbed also knows events by their calendar and initiatives by their frame.
        """
        for secret in self._world.pages():
            yield self._described(OEMBED, f"{settings.FRONTEND_URL}{secret.path}")
            if issubclass(secret.model, EventPage):
                address = f"/feeds/v1/events/{secret.id}.ics"
                yield CALENDAR, address, self._text(address)
                yield self._described(OEMBED_OF_CALENDARS, f"{settings.PUBLIC_URL}{address}")
            if issubclass(secret.model, InitiativePage):
                frame = f"{settings.PUBLIC_URL}/embed/frame/initiative?id={secret.id}"
                yield self._described(OEMBED_OF_FRAMES, frame)

    def reached(self, edge: Edge | None, text: str) -> set[int]:
        """The secrets of the type that ``edge`` leads to; what is mentioned beside them proves nothing."""
        target = TARGETS[edge] if edge else ""
        return {number for number in found(text) if self._world.secrets[number].type_name == target}

    def _described(self, edge: Edge, url: str) -> tuple[Edge, str, str]:
        address = f"/oembed?url={quote(url, safe='')}"
        return edge, address, self._text(address)

    def _languages_of(self, edge: Edge) -> Iterator[tuple[Edge, str, str]]:
        for language in self._languages:
            yield from self._pages(edge, f"/feeds/v1/{edge.field}.{edge.way}?limit=100&lang={language}")

    def _pages(self, edge: Edge, address: str) -> Iterator[tuple[Edge, str, str]]:
        page, more = 1, True
        while more:
            response = self._client.get(f"{address}&page={page}")
            assert response.status_code == 200, response.content
            yield edge, f"{address}&page={page}", _readable(response.content)
            page, more = page + 1, 'rel="next"' in response["Link"]

    def _text(self, address: str) -> str:
        return _readable(self._client.get(address).content)


def _readable(content: bytes) -> str:
    """The text of a spreadsheet lies inside an archive, that of a calendar is folded into short lines."""
    if content.startswith(b"PK"):
        with ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.replace(b"\r\n ", b"").decode()
