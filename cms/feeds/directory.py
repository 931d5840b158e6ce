"""What there is to subscribe to: as JSON for machines, as OPML for feed readers."""

import json

from django.conf import settings
from django.utils.xmlutils import SimplerXMLGenerator

from cms.published.outlines import ATTRIBUTION
from cms.published.parameters import MOST_AT_ONCE, SHARED, filters_of

from .formats import Format, formats_of
from .kinds import KINDS, Kind
from .markup import document, element


def index() -> bytes:
    """Return every feed with its formats, languages and parameters."""
    feeds = [_feed(kind) for kind in KINDS.values()]
    content = {
        "title": settings.WAGTAIL_SITE_NAME,
        "languages": [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES],
        "mostAtOnce": MOST_AT_ONCE,
        "feeds": feeds,
        "outlines": {"url": feed_url("regions", "geojson"), "attribution": ATTRIBUTION},
        "catalog": {
            extension: _whole(f"/open-data/catalog.{extension}") for extension in ("ttl", "jsonld", "rdf")
        },
        "opml": _whole("/feeds/v1/opml.xml"),
        "oembed": _whole("/oembed"),
        "graphql": _whole("/graphql/"),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def opml() -> bytes:
    """Return the RSS feeds of the site's main language, one outline each (OPML 2.0)."""
    return document(_write_opml)


def feed_url(kind: str, extension: str) -> str:
    return _whole(f"/feeds/v1/{kind}.{extension}")


def _feed(kind: Kind) -> dict[str, object]:
    return {
        "name": kind.name,
        "title": kind.titles,
        "description": kind.descriptions,
        "formats": [_format(kind, each) for each in formats_of(kind.name)],
        "parameters": [*filters_of(kind.family), *SHARED],
    }


def _format(kind: Kind, each: Format) -> dict[str, str]:
    return {
        "format": each.title,
        "mediaType": each.media_type,
        "url": feed_url(kind.name, each.extension),
    }


def _outline(kind: Kind) -> dict[str, str]:
    """In a list of many feeds, the name of the site tells what news these are."""
    title = f"{settings.WAGTAIL_SITE_NAME}: {kind.titles[settings.LANGUAGE_CODE]}"
    return {
        "type": "rss",
        "text": title,
        "title": title,
        "description": kind.descriptions[settings.LANGUAGE_CODE],
        "xmlUrl": feed_url(kind.name, "rss"),
        "htmlUrl": f"{settings.FRONTEND_URL}/",
        "language": settings.LANGUAGE_CODE,
    }


def _whole(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def _write_opml(xml: SimplerXMLGenerator) -> None:
    with element(xml, "opml", {"version": "2.0"}):
        with element(xml, "head"):
            xml.addQuickElement("title", settings.WAGTAIL_SITE_NAME)
        with element(xml, "body"):
            for kind in KINDS.values():
                xml.addQuickElement("outline", None, _outline(kind))
