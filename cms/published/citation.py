"""How to cite a page (Zitierempfehlung): who says it, what, as of when, where, on which terms."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone

from .addresses import lifelong_name, page_address
from .json_ld.parts import row
from .needs import Needs

Json = dict[str, Any]

NEEDS = Needs({"licence": {}, "publisher": {}, "operator": {}, "contentLicence": {}})
READ = frozenset(
    {
        *("id", "title", "path", "locale", "date", "lastPublishedAt", "licence", "publisher"),
        *("operator", "contentLicence", "name", "code", "attribution"),
    }
)
"""The stored fields it is made of."""


def citation(data: Json, site: Json | None) -> Json:
    """Return the citation of a page; ``site`` is the row of the settings. Both with ``NEEDS`` read."""
    settled = site or {}
    licence = row(data.get("licence")) or row(settled.get("contentLicence")) or None
    publisher = (row(data.get("publisher")) or row(settled.get("operator"))).get("name")
    day = _day(data)
    parts = {
        "publisher": publisher,
        "title": data["title"],
        "date": day.isoformat() if day else None,
        "url": page_address(data["path"]),
        "licence": licence,
    }
    text = _text(parts, day, german=data["locale"] != "en")
    return {"__typename": "Citation", "text": text, "identifier": lifelong_name(data["id"]), **parts}


def _day(data: Json) -> date | None:
    """The date it bears, otherwise the day of its last publication where the site is at home."""
    if data.get("date"):
        return date.fromisoformat(data["date"])
    if data.get("lastPublishedAt"):
        published = datetime.fromisoformat(data["lastPublishedAt"])
        return published.astimezone(timezone.get_default_timezone()).date()
    return None


def _text(parts: Json, day: date | None, *, german: bool) -> str:
    named = f"{parts['publisher']}: {parts['title']}" if parts["publisher"] else parts["title"]
    dated = [_as_of(day, german=german)] if day else []
    return ". ".join([named, *dated, parts["url"], *_terms(parts["licence"], german=german)])


@lru_cache(maxsize=1000)
def _as_of(day: date, *, german: bool) -> str:
    return f"Stand: {day:%d.%m.%Y}" if german else f"As of {day:%Y-%m-%d}"


def _terms(licence: Json | None, *, german: bool) -> list[str]:
    if licence is None:
        return []
    label = "Lizenz" if german else "Licence"
    return [f"{label}: {licence['code']}", *([licence["attribution"]] if licence.get("attribution") else [])]
