"""RSS 2.0 and Atom 1.0: Django's generators write the head of a feed, its entries are written here.

Beside the texts, each entry has its language, licence and recommended citation in the terms of
Dublin Core, its place in those of GeoRSS, and a feed tells its other pages (RFC 5005).
"""

from datetime import datetime
from html import escape
from typing import Any

from django.utils import feedgenerator

from .entries import Entry, Picture
from .feed import Feed
from .markup import leaf, shared_leaf

_NAMESPACES = {
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:georss": "http://www.georss.org/georss",
}
_TTL_MINUTES = 5


class _Shared(feedgenerator.SyndicationFeed):
    """What both formats add to Django's."""

    def entry(self, entry: Entry) -> str:
        """Return one entry as text."""
        raise NotImplementedError

    def write_items(self, handler: Any) -> None:
        handler.ignorableWhitespace("".join(map(self.entry, self.feed["entries"])))

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **_NAMESPACES}

    def latest_post_date(self) -> datetime:
        """Django would say "now" of an empty feed, and never the same twice."""
        moment: datetime = self.feed["last_change"]
        return moment


class AtomFeed(_Shared, feedgenerator.Atom1Feed):
    """Atom 1.0 (RFC 4287)."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, url in self.feed["other_pages"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": url})

    def entry(self, entry: Entry) -> str:
        html = entry.html
        parts = [
            f'<entry xml:lang="{entry.language}">{leaf("title", entry.title)}',
            f'<link href="{escape(entry.url)}" rel="alternate"/>',
            f"<published>{entry.published.isoformat()}</published>",
            f"<updated>{entry.updated.isoformat()}</updated><id>{entry.id}</id>",
            _enclosure('link rel="enclosure" href', entry.picture),
            *[shared_leaf("category", term=tag) for tag in entry.tags],
            shared_leaf("rights", entry.licence_name) if entry.licence_name else "",
            leaf("summary", entry.summary, type="text") if entry.summary else "",
            leaf("content", html, type="html") if html else "",
            shared_leaf("link", rel="license", href=entry.licence) if _is_address(entry.licence) else "",
            _facts(entry),
        ]
        return f"{''.join(parts)}</entry>"


class RssFeed(_Shared, feedgenerator.Rss201rev2Feed):
    """RSS 2.0, with the whole HTML in ``content:encoded`` and plain words in ``description``."""

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

    def entry(self, entry: Entry) -> str:
        html = entry.html
        parts = [
            f"<item>{leaf('title', entry.title)}{leaf('link', entry.url)}",
            leaf("description", entry.summary),
            f"<pubDate>{feedgenerator.rfc2822_date(entry.published)}</pubDate>",
            f'<guid isPermaLink="false">{entry.id}</guid>',
            _enclosure("enclosure url", entry.picture),
            *[shared_leaf("category", tag) for tag in entry.tags],
            shared_leaf("dc:creator", self.feed["author_name"]),
            leaf("content:encoded", html) if html else "",
            shared_leaf("dc:rights", entry.licence_name) if entry.licence_name else "",
            f"<atom:updated>{entry.updated.isoformat()}</atom:updated>",
            _facts(entry),
        ]
        return f"{''.join(parts)}</item>"


def rss(feed: Feed) -> bytes:
    return _written(feed, RssFeed)


def atom(feed: Feed) -> bytes:
    return _written(feed, AtomFeed)


def _written(feed: Feed, generator: type[_Shared]) -> bytes:
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
        entries=feed.entries,
    )
    return written.writeString("utf-8").encode()


def _facts(entry: Entry) -> str:
    parts = [
        f"<dcterms:identifier>{entry.id}</dcterms:identifier>",
        f"<dcterms:language>{entry.language}</dcterms:language>",
        leaf("dcterms:bibliographicCitation", entry.citation),
        shared_leaf("dcterms:license", entry.licence) if entry.licence else "",
        f"<dcterms:valid>{entry.confirmed}</dcterms:valid>" if entry.confirmed else "",
        f"<georss:point>{entry.point[0]} {entry.point[1]}</georss:point>" if entry.point else "",
    ]
    return "".join(parts)


def _enclosure(beginning: str, picture: Picture | None) -> str:
    """The size of a picture's file is nowhere stored; 0 is what the formats have for that."""
    if picture is None:
        return ""
    return f'<{beginning}="{escape(picture.url)}" length="0" type="{picture.media_type}"/>'


def _is_address(licence: str) -> bool:
    return licence.startswith("http")
