"""Initiatives as flat records: one vocabulary for GeoJSON, CSV and XLSX."""

from typing import Any

from cms.published.addresses import web_address
from cms.published.json_ld.parts import as_known

from .entries import FOLLOW as FOLLOWED
from .entries import READ as ENTRY_READ
from .entries import Entry, names
from .texts import writable

Json = dict[str, Any]

FOLLOW = (*FOLLOWED, "targetGroups")
READ = ENTRY_READ | frozenset(
    {
        *("officialName", "shortName", "initiativeType", "level", "status", "foundedOn", "foundedPrecision"),
        *("endedOn", "legalForm", "mission", "memberCount", "memberCountAsOf", "meetingFrequency"),
        *("cooperationIntensity", "targetGroups", "nuts", "kind"),
        *("latitude", "longitude", "precision", "address"),
    }
)
COLUMNS = (
    *("id", "title", "officialName", "shortName", "initiativeType", "level", "status"),
    *("foundedOn", "endedOn", "legalForm", "summary", "mission", "memberCount", "memberCountAsOf"),
    *("meetingFrequency", "cooperationIntensity", "regions", "ags", "land", "topics", "targetGroups"),
    *("website", "address", "latitude", "longitude", "locationPrecision"),
    *("url", "language", "firstPublishedAt", "modifiedAt", "confirmedAt", "licence", "citation"),
)
_COPIED = (
    *("officialName", "shortName", "initiativeType", "level", "status", "endedOn", "legalForm", "mission"),
    *("memberCount", "memberCountAsOf", "meetingFrequency", "cooperationIntensity"),
)


def profile_of(data: Json, entry: Entry) -> Json:
    """Return the record of an initiative; what is unknown is absent, lists stay lists."""
    place = data.get("location") or {}
    regions = [region for region in data.get("regions") or [] if "name" in region]
    record = {
        **{name: _plain(data.get(name)) for name in _COPIED},
        "id": entry.id,
        "title": entry.title,
        "foundedOn": as_known(data.get("foundedOn"), data.get("foundedPrecision")),
        "summary": entry.summary,
        "regions": names(regions),
        "ags": [region["ags"] for region in regions if region.get("ags")],
        "land": [region["isoCode"] for region in regions if region.get("isoCode")],
        "topics": names(data.get("topics") or []),
        "targetGroups": names(data.get("targetGroups") or []),
        "website": web_address(data.get("website")),
        "address": ", ".join(writable(place.get("address")).split("\n")),
        "latitude": entry.point and entry.point[0],
        "longitude": entry.point and entry.point[1],
        "locationPrecision": place.get("precision"),
        "url": entry.url,
        "language": entry.language,
        "firstPublishedAt": entry.published.isoformat(),
        "modifiedAt": entry.updated.isoformat(),
        "confirmedAt": entry.confirmed,
        "licence": entry.licence,
        "citation": entry.citation,
    }
    return {name: record[name] for name in COLUMNS if record[name] not in (None, "", [])}


def _plain(value: Any) -> Any:
    return writable(value) if isinstance(value, str) else value
