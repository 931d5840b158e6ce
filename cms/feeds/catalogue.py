"""The catalogue of open data in the terms of DCAT-AP.de 3.0, for GovData and other portals.

Every kind of feed is a dataset, every format of it a distribution. Portals of the federal and state
governments harvest one of the three spellings and compare what they find with the day before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from cms.published.addresses import web_address
from cms.published.outlines import ATTRIBUTION
from cms.published.reading import Reader
from cms.published.representations import Content
from cms.published.revision import first_statement, last_change
from cms.published.site import site_row
from cms.published.snapshot import NotPublished

from .asking import refuse_parameters, version_of
from .directory import feed_url
from .formats import formats_of
from .kinds import KINDS
from .responses import Version, answer, public
from .texts import local, writable

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_GERMANY = URIRef(f"{_AUTHORITY}country/DEU")
_LICENCES = "http://dcat-ap.de/def/licenses/"
_IANA = "https://www.iana.org/assignments/media-types/"

SPELLINGS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("xml", "application/rdf+xml; charset=utf-8"),
}
LICENCE_CODES = {
    "CC-BY-4.0": "cc-by/4.0",
    "CC-BY-SA-4.0": "cc-by-sa/4.0",
    "CC-BY-ND-4.0": "cc-by-nd/4.0",
    "CC-BY-NC-4.0": "cc-by-nc/4.0",
    "CC0-1.0": "cc-zero",
    "DL-DE-BY-2.0": "dl-by-de/2.0",
    "DL-DE-ZERO-2.0": "dl-zero-de/2.0",
}
"""Our codes and those of the list that DCAT-AP.de prescribes; whatever else there is counts as closed."""

_FILE_TYPES = {
    "rss": "RSS",
    "atom": "ATOM",
    "json": "JSON",
    "ics": "ICS",
    "geojson": "GEOJSON",
    "csv": "CSV",
    "xlsx": "XLSX",
}
_KEYWORDS = {
    "de": ("Industrie", "Industriedialog", "regionale Initiativen"),
    "en": ("industry", "industry dialogue", "regional initiatives"),
}
_LANGUAGES = {"de": "DEU", "de-simple": "DEU", "en": "ENG"}

Json = dict[str, Any]


@dataclass(frozen=True)
class Terms:
    """On which terms data may be used."""

    licence: str
    attribution: str


@public
def catalogue(request: HttpRequest, extension: str) -> HttpResponse:
    """The catalogue in one of its three spellings."""
    if extension not in SPELLINGS:
        raise NotPublished
    refuse_parameters(request.GET)
    change = first_statement(last_change)
    spelling, media_type = SPELLINGS[extension]
    return answer(
        request,
        Version(version_of(change.revision, request.path), *change),
        lambda: Content(
            graph(site_row(Reader()) or {}, change.changed_at or timezone.now()).serialize(
                format=spelling, encoding="utf-8"
            ),
            media_type,
        ),
    )


def graph(site: Json, changed_at: datetime) -> Graph:
    """Return all that is said about the data of the site."""
    told = Graph()
    for prefix, namespace in (("dcatde", DCATDE), ("dcatap", DCATAP), ("vcard", VCARD)):
        told.bind(prefix, namespace)
    publisher, contact = _publisher(told, site), _contact(told, site)
    catalog = _whole("/open-data/catalog")
    _say(
        told,
        catalog,
        (RDF.type, DCAT.Catalog),
        *_in_languages(DCTERMS.title, _TITLE),
        *_in_languages(DCTERMS.description, _DESCRIPTION),
        (DCTERMS.publisher, publisher),
        (FOAF.homepage, URIRef(f"{settings.FRONTEND_URL}/")),
        (DCTERMS.modified, _moment(changed_at)),
        (DCTERMS.license, URIRef(_terms(site).licence)),
        (DCAT.themeTaxonomy, URIRef(f"{_AUTHORITY}data-theme")),
        *((DCTERMS.language, language) for language in _languages()),
        *((DCAT.dataset, dataset) for dataset in _datasets(told, site, publisher, contact, changed_at)),
    )
    told.add((URIRef(f"{settings.FRONTEND_URL}/"), RDF.type, FOAF.Document))
    told.add((_GERMANY, RDF.type, DCTERMS.Location))
    return told


_TITLE = {"de": "Offene Daten der Industrieinitiativen", "en": "Open data of the industry initiatives"}
_DESCRIPTION = {
    "de": "Regionale Industrieinitiativen in Deutschland, ihre Meldungen, Termine, Beispiele und Werkzeuge.",
    "en": "Regional industry initiatives in Germany: news, events, good practice and tools.",
}
_OUTLINES_TITLE = {"de": "Umrisse der Länder", "en": "Outlines of the Länder"}
_OUTLINES_DESCRIPTION = {
    "de": "Vereinfachte Umrisse der 16 Länder für Übersichtskarten.",
    "en": "Simplified outlines of the 16 German Länder for overview maps.",
}


def _datasets(
    told: Graph, site: Json, publisher: URIRef, contact: URIRef, changed_at: datetime
) -> Iterable[URIRef]:
    for kind in KINDS.values():
        distributions = [
            _distribution(
                told, feed_url(kind.name, each.extension), each.extension, each.media_type, _terms(site)
            )
            for each in formats_of(kind.name)
        ]
        yield _dataset(
            told,
            kind.name,
            (kind.titles, kind.descriptions),
            distributions,
            (
                (DCTERMS.publisher, publisher),
                (DCAT.contactPoint, contact),
                (DCTERMS.modified, _moment(changed_at)),
                (DCTERMS.accrualPeriodicity, URIRef(f"{_AUTHORITY}frequency/CONT")),
            ),
        )
    yield _outlines(told, publisher, contact)


def _outlines(told: Graph, publisher: URIRef, contact: URIRef) -> URIRef:
    terms = Terms(f"{_LICENCES}geonutz/20130319", ATTRIBUTION)
    url = feed_url("regions", "geojson")
    distribution = _distribution(told, url, "geojson", "application/geo+json", terms)
    facts = (
        (DCTERMS.publisher, publisher),
        (DCAT.contactPoint, contact),
        (DCTERMS.accrualPeriodicity, URIRef(f"{_AUTHORITY}frequency/NEVER")),
    )
    return _dataset(told, "regions", (_OUTLINES_TITLE, _OUTLINES_DESCRIPTION), [distribution], facts)


def _dataset(
    told: Graph,
    name: str,
    texts: tuple[Any, Any],
    distributions: Iterable[URIRef],
    facts: Iterable[tuple[URIRef, Node]],
) -> URIRef:
    dataset = _whole(f"/open-data/catalog/{name}")
    titles, descriptions = texts
    _say(
        told,
        dataset,
        (RDF.type, DCAT.Dataset),
        (DCTERMS.identifier, Literal(str(dataset))),
        *_in_languages(DCTERMS.title, titles),
        *_in_languages(DCTERMS.description, descriptions),
        *facts,
        (DCAT.theme, URIRef(f"{_AUTHORITY}data-theme/ECON")),
        (DCAT.theme, URIRef(f"{_AUTHORITY}data-theme/REGI")),
        *((DCAT.keyword, Literal(word, lang=code)) for code, words in _KEYWORDS.items() for word in words),
        *((DCTERMS.language, language) for language in _languages()),
        (DCTERMS.spatial, _GERMANY),
        (DCTERMS.accessRights, URIRef(f"{_AUTHORITY}access-right/PUBLIC")),
        (DCATDE.politicalGeocodingLevelURI, URIRef("http://dcat-ap.de/def/politicalGeocoding/Level/federal")),
        *((DCAT.distribution, distribution) for distribution in distributions),
    )
    return dataset


def _distribution(told: Graph, url: str, extension: str, media_type: str, terms: Terms) -> URIRef:
    distribution = URIRef(f"{url}#distribution")
    _say(
        told,
        distribution,
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(extension.upper())),
        (DCAT.accessURL, URIRef(url)),
        (DCAT.downloadURL, URIRef(url)),
        (DCAT.mediaType, URIRef(f"{_IANA}{media_type}")),
        (DCTERMS["format"], URIRef(f"{_AUTHORITY}file-type/{_FILE_TYPES[extension]}")),
        (DCTERMS.license, URIRef(terms.licence)),
        (DCATDE.licenseAttributionByText, Literal(terms.attribution, lang="de")),
        (DCATAP.availability, URIRef(f"{_AUTHORITY}planned-availability/AVAILABLE")),
    )
    return distribution


def _publisher(told: Graph, site: Json) -> URIRef:
    operator = site.get("operator") or {}
    publisher = _whole("/open-data/catalog#publisher")
    homepage = web_address(operator.get("website"))
    _say(told, publisher, (RDF.type, FOAF.Agent), (FOAF.name, Literal(_operator(site), lang="de")))
    if homepage:
        told.add((publisher, FOAF.homepage, URIRef(homepage)))
        told.add((URIRef(homepage), RDF.type, FOAF.Document))
    return publisher


def _contact(told: Graph, site: Json) -> URIRef:
    """By website: mail addresses are for people, and no part of what is public here."""
    contact = _whole("/open-data/catalog#contact")
    homepage = web_address((site.get("operator") or {}).get("website")) or f"{settings.FRONTEND_URL}/"
    _say(
        told,
        contact,
        (RDF.type, VCARD.Organization),
        (RDF.type, VCARD.Kind),
        (VCARD.fn, Literal(_operator(site))),
        (VCARD.hasURL, URIRef(homepage)),
    )
    return contact


def _operator(site: Json) -> str:
    return writable((site.get("operator") or {}).get("name")) or settings.WAGTAIL_SITE_NAME


def _terms(site: Json) -> Terms:
    licence = site.get("contentLicence") or {}
    known = LICENCE_CODES.get(licence.get("code", ""), "other-closed")
    return Terms(f"{_LICENCES}{known}", writable(licence.get("attribution")) or _operator(site))


def _languages() -> list[URIRef]:
    codes = dict.fromkeys(_LANGUAGES[code] for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES)
    return [URIRef(f"{_AUTHORITY}language/{code}") for code in codes]


def _in_languages(predicate: URIRef, texts: Any) -> list[tuple[URIRef, Node]]:
    return [(predicate, Literal(text, lang=code)) for code, text in texts.items() if code != "de-simple"]


def _moment(moment: datetime) -> Literal:
    return Literal(local(moment).isoformat(), datatype=XSD.dateTime)


def _whole(path: str) -> URIRef:
    return URIRef(f"{settings.PUBLIC_URL}{path}")


def _say(told: Graph, subject: URIRef, *facts: tuple[URIRef, Node]) -> None:
    for predicate, value in facts:
        told.add((subject, predicate, value))
