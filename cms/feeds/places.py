"""GeoJSON (RFC 7946): initiatives as points, Länder as outlines."""

import json
from functools import cache
from typing import Any

from cms.published.outlines import ATTRIBUTION, OUTLINES, TERMS

from .entries import Entry
from .feed import Feed
from .profiles import profile_of

Json = dict[str, Any]


def geojson(feed: Feed) -> bytes:
    """Return a feature for each initiative; those without a place have no geometry, and are counted."""
    features = [
        _feature(entry, item.id, profile_of(item.data, entry))
        for item, entry in zip(feed.items, feed.entries, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "title": feed.title,
        "language": feed.language,
        "self": feed.url,
        "next": feed.other_pages.get("next"),
        "total": feed.snapshot.total,
        "withoutPlace": sum(feature["geometry"] is None for feature in features),
        "attribution": feed.publisher,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def outlines() -> bytes:
    """Return the outlines of the Länder with the attribution that has to go with them."""
    collection = json.loads(OUTLINES.read_text())
    told = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "licence": TERMS}
    return json.dumps({**told, **collection}, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(entry: Entry, identity: str, profile: Json) -> Json:
    """Longitude comes first here."""
    point = {"type": "Point", "coordinates": [entry.point[1], entry.point[0]]} if entry.point else None
    return {"type": "Feature", "id": identity, "geometry": point, "properties": profile}
