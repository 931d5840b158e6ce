"""JSON Feed 1.1."""

from typing import Any

import orjson
from django.conf import settings

from .entries import Entry
from .feed import Feed

Json = dict[str, Any]


def json_feed(feed: Feed) -> bytes:
    author = {"name": feed.publisher, "url": feed.publisher_url}
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "next_url": feed.other_pages.get("next"),
        "language": feed.language,
        "authors": [_told(author)],
    }
    items = [_item(entry) for entry in feed.entries]
    return orjson.dumps({**_told(content), "items": items})


def _item(entry: Entry) -> Json:
    """Every item needs content; one without words and picture says its title once more."""
    return _told(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html or None,
            "content_text": None if entry.html else entry.title,
            "summary": entry.summary,
            "image": entry.picture and entry.picture.url,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "tags": list(dict.fromkeys(entry.tags)),
            "language": entry.language,
            "_industriedialog": _extension(entry),
        }
    )


def _extension(entry: Entry) -> Json:
    """What JSON Feed has no words for."""
    point = entry.point and {"latitude": entry.point[0], "longitude": entry.point[1]}
    return _told(
        {
            "about": f"{settings.PUBLIC_URL}/feeds/v1/index.json",
            "licence": entry.licence,
            "citation": entry.citation,
            "image_alt": entry.picture and entry.picture.alt,
            "image_credit": entry.picture and entry.picture.credit,
            "confirmed_at": entry.confirmed,
            "location": point,
        }
    )


def _told(members: Json) -> Json:
    """Leave out what nobody knows; nothing here is a number."""
    return {name: value for name, value in members.items() if value}
