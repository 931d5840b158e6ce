"""What descriptions are made of: names of objects, pictures, places, files, terms."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..addresses import file_address, lifelong_name, page_address

Json = dict[str, Any]
Describe = Callable[[Json, Json | None], Json]

_TAG = re.compile(r"<[^>]*>")
_PRECISIONS = {"YEAR": 4, "MONTH": 7}


def known(value: Any) -> Any:
    """Leave out everything unknown: absent values, empty texts, empty lists and what consists of those."""
    if isinstance(value, Mapping):
        members = {name: known(member) for name, member in value.items()}
        kept = {name: member for name, member in members.items() if member not in (None, "", [], {})}
        return kept if set(kept) - {"@type"} else {}
    if isinstance(value, list):
        return [member for member in map(known, value) if member not in (None, "", [], {})]
    return value


def rows(value: Any) -> list[Json]:
    """The objects behind a reference or a list of them, as far as they are public."""
    members = value if isinstance(value, list) else [value]
    return [member for member in members if isinstance(member, dict) and "$ref" not in member]


def row(value: Any) -> Json:
    """The object behind a reference; empty where there is none that is public."""
    if isinstance(value, dict):
        return {} if "$ref" in value else value
    return next(iter(rows(value)), {})


def mention(kind: str, data: Json) -> Json:
    """An object named in the description of another."""
    if not data:
        return {}
    return {
        "@type": kind,
        "@id": lifelong_name(data["id"]),
        "name": data.get("title") or data.get("name"),
        "url": page_address(data["path"]) if "path" in data else data.get("website"),
    }


def mentions(kind: str, value: Any) -> list[Json]:
    return [mention(kind, data) for data in rows(value)]


def organisation(data: Json) -> Json:
    return mention(ORGANISATIONS.get(data.get("organisationType", ""), "Organization"), data)


def organisations(value: Any) -> list[Json]:
    return [organisation(data) for data in rows(value)]


ORGANISATIONS = {
    "MINISTRY": "GovernmentOrganization",
    "AGENCY": "GovernmentOrganization",
    "MUNICIPALITY": "GovernmentOrganization",
    "UNION": "WorkersUnion",
    "COMPANY": "Corporation",
    "UNIVERSITY": "CollegeOrUniversity",
    "RESEARCH_INSTITUTE": "ResearchOrganization",
    "FOUNDATION": "NGO",
}


def terms(value: Any) -> list[Json]:
    return mentions("DefinedTerm", value)


def areas(value: Any) -> list[Json]:
    return mentions("AdministrativeArea", value)


def audience(value: Any) -> list[Json]:
    return [{**mention("Audience", data), "audienceType": data["name"]} for data in rows(value)]


def picture(data: Json) -> Json:
    """An image in the size meant for link previews."""
    shown = (data.get("image") or {}).get("SHARE") or {}
    return {
        "@type": "ImageObject",
        "contentUrl": file_address(shown["url"]) if shown else None,
        "width": pixels(shown.get("width")),
        "height": pixels(shown.get("height")),
        "caption": data.get("alt"),
        "creditText": data.get("credit"),
        "license": licence(row(data.get("licence"))),
    }


def logo(data: Json) -> Json:
    shown = (data.get("image") or {}).get("LOGO") or {}
    return {"@type": "ImageObject", "contentUrl": file_address(shown["url"])} if shown else {}


def pixels(number: int | None) -> Json | None:
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"} if number else None


def download(kind: str, data: Json, *, title: str | None = None) -> Json:
    """A file and what is known of it before it is opened."""
    if not data:
        return {}
    size = data.get("byteSize")
    return {
        "@type": kind,
        "@id": lifelong_name(data["id"]),
        "name": title or data.get("title"),
        "contentUrl": file_address(data["url"]),
        "encodingFormat": data.get("mediaType"),
        "contentSize": f"{size} B" if size else None,
        "inLanguage": data.get("language"),
    }


def licence(data: Json) -> Any:
    """The address of the licence's text; where none is known, the licence by its name."""
    return data.get("uri") or ({"@type": "CreativeWork", "name": data["name"]} if data else None)


def place(name: str | None, location: Json | None) -> Json:
    found = location or {}
    return {
        "@type": "Place",
        "name": name,
        "address": found.get("address"),
        "geo": _coordinates(found),
    }


def _coordinates(location: Json) -> Json | None:
    if location.get("latitude") is None or location.get("longitude") is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": location["latitude"],
        "longitude": location["longitude"],
    }


def contact_point(data: Json) -> Json:
    return (
        {
            "@type": "ContactPoint",
            "@id": lifelong_name(data["id"]),
            "name": data.get("name"),
            "contactType": data.get("role"),
            "email": data.get("email"),
            "telephone": data.get("phone"),
            "url": data.get("website"),
        }
        if data
        else {}
    )


def property_value(name: str, value: str | None) -> Json:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else {}


def as_known(day: str | None, precision: str | None) -> str | None:
    """Cut a day to what is known of it: 2011, 2011-05 or 2011-05-14."""
    return day[: _PRECISIONS.get(precision or "", 10)] if day else None


def span(start: str | None, end: str | None) -> str | None:
    """An ISO 8601 interval, open where an end is unknown."""
    return f"{start or '..'}/{end or '..'}" if start or end else None


def words(html: str | None) -> str | None:
    """HTML without its tags."""
    return " ".join(_TAG.sub(" ", html).split()) if html else None


def listed(values: Iterable[Any]) -> list[Any]:
    """``values`` without the unknown, each once."""
    return list(dict.fromkeys(value for value in values if value))
