"""From a document to what Elasticsearch is given, in plain JSON and always in the same order."""

from datetime import UTC, datetime, timedelta
from typing import Any

from ...documents import Document

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def source(document: Document) -> dict[str, Any]:
    """Return the content of ``document``."""
    located = document.latitude is not None and document.longitude is not None
    return {
        "id": document.id,
        "type": document.type,
        "locale": document.locale,
        "revision": document.revision,
        "title": document.title,
        "suggest": document.title,
        "title_length": len(document.sort_title),
        "sort_title": document.sort_title,
        "summary": document.summary,
        "body": document.body.splitlines(),
        "aliases": list(document.aliases),
        "names": list(document.names),
        "date": document.date and microseconds(document.date),
        "location": {"lat": document.latitude, "lon": document.longitude} if located else None,
        "terms": sorted(document.terms),
        "keys": {name: sorted(values) for name, values in document.keys.items()},
    }


def microseconds(moment: datetime) -> int:
    """Return an instant as PostgreSQL distinguishes them; Elasticsearch's own dates know milliseconds."""
    return (moment - _EPOCH) // _MICROSECOND


def instant(number: int) -> datetime:
    """Return the instant that ``microseconds`` made this number of."""
    return _EPOCH + number * _MICROSECOND
