"""From a document to what Elasticsearch is given, in plain JSON and always in the same order."""

from typing import Any

from ...documents import Document


def source(document: Document) -> dict[str, Any]:
    """Return the content of ``document``."""
    located = document.latitude is not None and document.longitude is not None
    return {
        "type": document.type,
        "locale": document.locale,
        "revision": document.revision,
        "title": document.title,
        "suggest": document.title,
        "summary": document.summary,
        "body": document.body,
        "names": list(document.names),
        "date": document.date.isoformat() if document.date else None,
        "sort_title": document.sort_title,
        "location": {"lat": document.latitude, "lon": document.longitude} if located else None,
        "terms": sorted(document.terms),
        "keys": {name: sorted(values) for name, values in document.keys.items()},
    }
