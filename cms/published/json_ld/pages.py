"""Pages: each describes what it is about, and names itself as the page on which that stands."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..addresses import lifelong_name, page_address
from .parts import (
    Describe,
    Json,
    areas,
    as_known,
    audience,
    contact_point,
    download,
    licence,
    listed,
    logo,
    mention,
    mentions,
    organisation,
    organisations,
    picture,
    place,
    row,
    rows,
    span,
    terms,
)

_PROJECTS = frozenset({"MASTERPLAN"})
_REPORTS = frozenset({"STUDY", "REPORT", "STATISTICS"})
_STATUS = {
    "SCHEDULED": "EventScheduled",
    "MOVED_ONLINE": "EventMovedOnline",
    "POSTPONED": "EventPostponed",
    "CANCELLED": "EventCancelled",
}
_ATTENDANCE = {
    "ONSITE": "OfflineEventAttendanceMode",
    "ONLINE": "OnlineEventAttendanceMode",
    "HYBRID": "MixedEventAttendanceMode",
}
_ROLES = {"INITIATOR": "member", "LEAD_OFFICE": "member", "FUNDER": "funder", "PATRON": "sponsor"}


def _thing(kind: str, data: Json, site: Json | None, **own: Any) -> Json:
    return {
        "@type": kind,
        "@id": lifelong_name(data["id"]),
        "identifier": lifelong_name(data["id"]),
        "name": data["title"],
        "description": data.get("summary"),
        "url": page_address(data["path"]),
        "image": picture(row(data.get("leadImage"))),
        **own,
        "mainEntityOfPage": _web_page("WebPage", data, site),
    }


def _work(kind: str, data: Json, site: Json | None, **own: Any) -> Json:
    """Something written: who published it when, for whom, on which terms."""
    return _thing(
        kind,
        data,
        site,
        headline=data["title"],
        about=terms(data.get("topics")),
        spatialCoverage=areas(data.get("regions")),
        audience=audience(data.get("targetGroups")),
        **{**_published(data, site), **own},
    )


def _published(data: Json, site: Json | None) -> Json:
    own_publisher = organisation(row(data.get("publisher")))
    return {
        "inLanguage": data["locale"],
        "datePublished": data.get("date") or data.get("firstPublishedAt"),
        "dateModified": data.get("lastPublishedAt"),
        "publisher": own_publisher or organisation(row((site or {}).get("operator"))),
        "license": licence(row(data.get("licence")) or row((site or {}).get("contentLicence"))),
    }


def _web_page(kind: str, data: Json, site: Json | None) -> Json:
    return {
        "@type": kind,
        "@id": page_address(data["path"]),
        "url": page_address(data["path"]),
        "name": data["title"],
        "breadcrumb": _breadcrumb(rows(data.get("breadcrumbs"))),
        **_published({**data, "date": None, "publisher": None, "licence": None}, site),
    }


def _breadcrumb(ancestors: list[Json]) -> Json:
    entries = [
        {"@type": "ListItem", "position": number, "item": _linked_page(ancestor)}
        for number, ancestor in enumerate(ancestors, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}


def _linked_page(data: Json) -> Json:
    return {"@type": "WebPage", "@id": page_address(data["path"]), "name": data["title"]}


def _plain_page(data: Json, site: Json | None) -> Json:
    page = _web_page("WebPage", data, site)
    return {**page, "identifier": lifelong_name(data["id"]), "description": data.get("summary")}


def _index(data: Json, site: Json | None) -> Json:
    return {**_plain_page(data, site), "@type": "CollectionPage"}


def _initiative(data: Json, site: Json | None) -> Json:
    by_role: dict[str, list[Json]] = {}
    for membership in data.get("memberships") or []:
        name = _ROLES.get(membership["role"], "member")
        by_role.setdefault(name, []).extend(organisations(membership.get("organisation")))
    return _thing(
        "Project" if data.get("initiativeType") in _PROJECTS else "Organization",
        data,
        site,
        legalName=data.get("officialName"),
        alternateName=listed([data.get("shortName"), *(data.get("alternateNames") or [])]),
        brand={"@type": "Brand", "name": data.get("brand")},
        foundingDate=as_known(data.get("foundedOn"), data.get("foundedPrecision")),
        dissolutionDate=data.get("endedOn"),
        areaServed=areas(data.get("regions")),
        knowsAbout=terms(data.get("topics")),
        location=place(None, data.get("location")),
        logo=logo(row(data.get("logo"))),
        sameAs=listed([data.get("website"), *(link["url"] for link in data.get("socialLinks") or [])]),
        contactPoint=[contact_point(point) for point in rows(data.get("contactPoints"))],
        award=[award["title"] for award in data.get("awards") or []],
        **by_role,
    )


def _good_practice(data: Json, site: Json | None) -> Json:
    period = data.get("period") or {}
    return _work(
        "Article",
        data,
        site,
        mentions=mentions("Organization", data.get("initiatives")),
        temporalCoverage=span(period.get("start"), period.get("end")),
    )


def _news(data: Json, site: Json | None) -> Json:
    initiatives = mentions("Organization", data.get("relatedInitiatives"))
    return _work(
        "NewsArticle",
        data,
        site,
        dateline=data.get("dateline"),
        mentions=[*initiatives, *mentions("Event", data.get("relatedEvents"))],
    )


def _event(data: Json, site: Json | None) -> Json:
    return _thing(
        "Event",
        data,
        site,
        inLanguage=data["locale"],
        about=terms(data.get("topics")),
        audience=audience(data.get("targetGroups")),
        startDate=_moment(data, "startsAt"),
        endDate=_moment(data, "endsAt"),
        eventStatus=_member(_STATUS, data.get("eventStatus")),
        eventAttendanceMode=_member(_ATTENDANCE, data.get("attendanceMode")),
        location=_locations(data),
        organizer=[*organisations(data.get("host")), *organisations(data.get("organisers"))],
        superEvent=mention("EventSeries", row(data.get("series"))),
        isAccessibleForFree={"FREE": True, "PAID": False}.get(data.get("cost") or ""),
        offers=_registration(data),
    )


def _moment(data: Json, name: str) -> str | None:
    """A day where only the day counts, otherwise the instant in the event's own time zone."""
    if not data.get(name):
        return None
    local = datetime.fromisoformat(data[name]).astimezone(ZoneInfo(data["timezone"]))
    return local.date().isoformat() if data.get("allDay") else local.isoformat()


def _member(members: dict[str, str], value: str | None) -> str | None:
    return f"https://schema.org/{members[value]}" if value else None


def _locations(data: Json) -> list[Json]:
    venue = data.get("venue") or {}
    return [
        place(venue.get("name"), venue.get("location") or data.get("location")),
        {"@type": "VirtualLocation", "url": data.get("onlineUrl")},
    ]


def _registration(data: Json) -> Json | None:
    if not data.get("registrationUrl"):
        return None
    free = {"price": 0, "priceCurrency": "EUR"} if data.get("cost") == "FREE" else {}
    offer = {"@type": "Offer", "url": data["registrationUrl"], **free}
    return {**offer, "validThrough": data.get("registrationDeadline")}


def _tool(data: Json, site: Json | None) -> Json:
    return _work(
        "LearningResource",
        data,
        site,
        learningResourceType=_readable(data.get("resourceType")),
        version=data.get("edition"),
        creditText=data.get("credits"),
        encoding=_files(data),
    )


def _publication(data: Json, site: Json | None) -> Json:
    return _work(
        "Report" if data.get("kind") in _REPORTS else "DigitalDocument",
        data,
        site,
        version=data.get("edition"),
        encoding=_files(data),
        mentions=mentions("Organization", data.get("initiatives")),
    )


def _files(data: Json) -> list[Json]:
    files = data.get("files") or []
    return [
        {**download("MediaObject", document), "inLanguage": file.get("language")}
        for file in files
        for document in rows(file.get("document"))
    ]


def _programme(data: Json, site: Json | None) -> Json:
    regions = [region for model in data.get("modelRegions") or [] for region in rows(model.get("region"))]
    return _thing(
        "Project",
        data,
        site,
        foundingDate=data.get("start"),
        dissolutionDate=data.get("end"),
        funder=organisations(data.get("commissioner")),
        member=organisations(data.get("contractors")),
        areaServed=areas(regions),
        knowsAbout=terms(data.get("topics")),
    )


def _service(data: Json, site: Json | None) -> Json:
    free = {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if data.get("cost") == "FREE" else None
    contact = row(data.get("contact"))
    return _thing(
        "Service",
        data,
        site,
        provider=organisation(row((site or {}).get("operator"))),
        audience=audience(data.get("targetGroups")),
        areaServed=areas(data.get("regions")),
        serviceType=_readable(data.get("format")),
        offers=free,
        availableChannel={"@type": "ServiceChannel", "servicePhone": contact_point(contact)},
    )


def _readable(value: str | None) -> str | None:
    return value.replace("_", " ").lower() if value else None


DESCRIBED: dict[str, Describe] = {
    "EventPage": _event,
    "GoodPracticePage": _good_practice,
    "HomePage": _plain_page,
    "InitiativePage": _initiative,
    "LegalPage": _plain_page,
    "NewsPage": _news,
    "ProgrammePage": _programme,
    "PublicationPage": _publication,
    "ServiceOfferPage": _service,
    "StandardPage": _plain_page,
    "ToolboxItemPage": _tool,
    **dict.fromkeys(
        (
            "EventIndexPage",
            "GoodPracticeIndexPage",
            "InitiativeIndexPage",
            "NewsIndexPage",
            "ProgrammeIndexPage",
            "PublicationIndexPage",
            "ServiceIndexPage",
            "ToolboxIndexPage",
        ),
        _index,
    ),
}
