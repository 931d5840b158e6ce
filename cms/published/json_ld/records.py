"""Records, files and the site itself."""

from typing import Any

from django.conf import settings

from ..addresses import lifelong_name
from .parts import (
    ORGANISATIONS,
    Describe,
    Json,
    areas,
    contact_point,
    download,
    licence,
    listed,
    logo,
    organisation,
    picture,
    property_value,
    row,
    words,
)


def _record(kind: str, data: Json, **own: Any) -> Json:
    return {
        "@type": kind,
        "@id": lifelong_name(data["id"]),
        "identifier": lifelong_name(data["id"]),
        "name": data.get("name"),
        "description": words(data.get("description")),
        **own,
    }


def _term(data: Json, site: Json | None) -> Json:
    return _record(
        "DefinedTerm", data, termCode=data.get("slug"), alternateName=listed(data.get("synonyms") or [])
    )


def _audience(data: Json, site: Json | None) -> Json:
    return _record("Audience", data, audienceType=data["name"])


def _organisation(data: Json, site: Json | None) -> Json:
    return _record(
        ORGANISATIONS.get(data.get("organisationType", ""), "Organization"),
        data,
        alternateName=listed(
            [data.get("shortName"), *(known["name"] for known in data.get("alternateNames") or [])]
        ),
        url=data.get("website"),
        logo=logo(row(data.get("logo"))),
        foundingDate=data.get("validFrom"),
        dissolutionDate=data.get("validTo"),
    )


def _region(data: Json, site: Json | None) -> Json:
    codes = [
        lifelong_name(data["id"]),
        property_value("ISO 3166-2", data.get("isoCode")),
        property_value("AGS", data.get("ags")),
        property_value("NUTS", data.get("nuts")),
    ]
    parent = areas(data.get("parent"))
    return _record("AdministrativeArea", data, identifier=codes, containedInPlace=parent)


def _contact(data: Json, site: Json | None) -> Json:
    return {**contact_point(data), "identifier": lifelong_name(data["id"])}


def _person(data: Json, site: Json | None) -> Json:
    return _record(
        "Person",
        data,
        jobTitle=data.get("role"),
        worksFor=organisation(row(data.get("organisation"))),
        image=picture(row(data.get("portrait"))),
    )


def _series(data: Json, site: Json | None) -> Json:
    return _record("EventSeries", data)


def _format(data: Json, site: Json | None) -> Json:
    step = {"@type": "HowToStep", "text": words(data.get("howTo"))}
    return _record("HowTo", data, abstract=data.get("summary"), supply=words(data.get("material")), step=step)


def _competition(data: Json, site: Json | None) -> Json:
    return _record(
        "EventSeries",
        data,
        url=data.get("website"),
        organizer=organisation(row(data.get("organiser"))),
    )


def _licence(data: Json, site: Json | None) -> Json:
    return _record(
        "CreativeWork",
        data,
        alternateName=data.get("code"),
        url=data.get("uri"),
        creditText=data.get("attribution"),
    )


def _image(data: Json, site: Json | None) -> Json:
    own = {
        "name": data.get("title"),
        "description": data.get("description"),
        "isBasedOn": data.get("sourceUrl"),
    }
    return {**_record("ImageObject", data), **picture(data), **own}


def _document(data: Json, site: Json | None) -> Json:
    file = {key: value for key, value in download("MediaObject", data).items() if key != "@id"}
    return _record(
        "DigitalDocument",
        data,
        name=data.get("title"),
        inLanguage=data.get("language"),
        version=data.get("edition"),
        license=licence(row(data.get("licence"))),
        encoding=file,
    )


def _site(data: Json, site: Json | None) -> Json:
    return {
        "@type": "WebSite",
        "@id": lifelong_name(data["id"]),
        "identifier": lifelong_name(data["id"]),
        "name": data.get("feedTitle"),
        "url": f"{settings.FRONTEND_URL}/",
        "publisher": organisation(row(data.get("operator"))),
        "funder": organisation(row(data.get("ministry"))),
        "license": licence(row(data.get("contentLicence"))),
    }


DESCRIBED: dict[str, Describe] = {
    "Competition": _competition,
    "ContactPoint": _contact,
    "DialogueFormat": _format,
    "Document": _document,
    "EventSeries": _series,
    "GoodPracticeCriterion": _term,
    "Image": _image,
    "Licence": _licence,
    "Organisation": _organisation,
    "Person": _person,
    "Region": _region,
    "SiteSettings": _site,
    "TargetGroup": _audience,
    "Topic": _term,
}
