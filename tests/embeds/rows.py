"""Initiatives and events as rows, every field that embeds show being there, as in real rows."""

from typing import Any

from cms.published.models import Node
from tests.graphql.rows import row

_PAGE = {"summary": None, "location": None, "leadImage": None}
_INITIATIVE = {
    "initiativeType": "NETWORK",
    "level": "REGION",
    "status": "ACTIVE",
    "foundedOn": None,
    "foundedPrecision": None,
    "website": None,
}
_EVENT = {
    "eventType": "WEBINAR",
    "eventStatus": "SCHEDULED",
    "attendanceMode": "ONSITE",
    "startsAt": "2031-03-18T09:00:00+00:00",
    "endsAt": None,
    "allDay": False,
    "timezone": "Europe/Berlin",
    "venue": None,
}


def initiative(title: str = "Dialog Musterstadt", **given: Any) -> Node:
    return row("InitiativePage", title, **{**_PAGE, **_INITIATIVE, **given})


def event(title: str = "Netzwerktreffen", **given: Any) -> Node:
    return row("EventPage", title, **{**_PAGE, **_EVENT, **given})


def at(latitude: float, longitude: float) -> dict[str, Any]:
    return {"__typename": "Location", "latitude": latitude, "longitude": longitude}
