"""RSS 2.0 and Atom 1.0: Django's generators, with what they lack.

Beside the texts, each entry has its language, licence and recommended citation in the terms of
Dublin Core, its place in those of GeoRSS, and a feed tells its other pages (RFC 5005).
"""

from datetime import datetime
from io import StringIO
from typing import Any

from django.utils import feedgenerator
from django.utils.xmlutils import SimplerXMLGenerator

from .entries import Entry
from .feed import Feed
from .markup import QuickXml, element

_NAMESPACES = {
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:georss": "http://www.georss.org/georss",
}
_TTL_MINUTES = 5


class _Shared(feedgenerator.SyndicationFeed):
    """What both formats add to Django's."""

    ITEM = ""
    """What they call an entry."""

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        text = StringIO()
        xml = QuickXml(text, "utf-8", short_empty_elements=True)
        for item in self.items:
            with element(xml, self.ITEM, self.item_attributes(item)):
                self.add_item_elements(xml, item)
        handler.ignorableWhitespace(text.getvalue())

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **_NAMESPACES}

    def latest_post_date(self) -> datetime:
        """Django would say "now" of an empty feed, and never the same twice."""
        moment: datetime = self.feed["last_change"]
        return moment

    def _add_facts(self, handler: Any, entry: Entry) -> None:
        handler.addQuickElement("dcterms:identifier", entry.id)
        handler.addQuickElement("dcterms:language", entry.language)
        handler.addQuickElement("dcterms:bibliographicCitation", entry.citation)
        if entry.licence:
            handler.addQuickElement("dcterms:license", entry.licence)
        if entry.confirmed:
            handler.addQuickElement("dcterms:valid", entry.confirmed)
        if entry.point:
            handler.addQuickElement("georss:point", f"{entry.point[0]} {entry.point[1]}")


class AtomFeed(_Shared, feedgenerator.Atom1Feed):
    """Atom 1.0 (RFC 4287)."""

    ITEM = "entry"

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, url in self.feed["other_pages"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": url})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        entry: Entry = item["entry"]
        super().add_item_elements(handler, item)
        if entry.summary:
            handler.addQuickElement("summary", entry.summary, {"type": "text"})
        if entry.html:
            handler.addQuickElement("content", entry.html, {"type": "html"})
        if entry.licence.startswith("http"):
            handler.addQuickElement("link", "", {"rel": "license", "href": entry.licence})
        self._add_facts(handler, entry)

    def item_attributes(self, item: Any) -> dict[str, str]:
        return {"xml:lang": item["entry"].language}


class RssFeed(_Shared, feedgenerator.Rss201rev2Feed):
    """RSS 2.0, with the whole HTML in ``content:encoded`` and plain words in ``description``."""

    ITEM = "item"

    def root_attributes(self) -> dict[str, str]:
        own = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }
        return {**super().root_attributes(), **own}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, url in self.feed["other_pages"].items():
            handler.addQuickElement("atom:link", None, {"rel": relation, "href": url})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        entry: Entry = item["entry"]
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:creator", self.feed["author_name"])
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        if entry.licence_name:
            handler.addQuickElement("dc:rights", entry.licence_name)
        handler.addQuickElement("atom:updated", feedgenerator.rfc3339_date(entry.updated))
        self._add_facts(handler, entry)


def rss(feed: Feed) -> bytes:
    return _written(feed, RssFeed, description=True)


def atom(feed: Feed) -> bytes:
    return _written(feed, AtomFeed, description=False)


def _written(feed: Feed, generator: type[_Shared], *, description: bool) -> bytes:
    written = generator(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        author_name=feed.publisher,
        author_link=feed.publisher_url or None,
        feed_url=feed.url,
        feed_guid=feed.other_pages["first"],
        ttl=_TTL_MINUTES,
        other_pages=feed.other_pages,
        last_change=feed.updated,
    )
    for entry in feed.entries:
        _add(written, entry, entry.summary if description else None)
    return written.writeString("utf-8").encode()


def _add(written: Any, entry: Entry, description: str | None) -> None:
    written.add_item(
        title=entry.title,
        link=entry.url,
        description=description,
        unique_id=entry.id,
        unique_id_is_permalink=False,
        pubdate=entry.published,
        updateddate=entry.updated,
        categories=entry.tags,
        item_copyright=entry.licence_name or None,
        enclosures=_enclosures(entry),
        entry=entry,
    )


def _enclosures(entry: Entry) -> list[feedgenerator.Enclosure]:
    """The size of a picture's file is nowhere stored; 0 is what the formats have for that."""
    picture = entry.picture
    return [feedgenerator.Enclosure(picture.url, "0", picture.media_type)] if picture else []
