"""The sitemap for search engines: every public page that does not ask to be left out."""

from django.http import HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator

from cms.published.representations import Content
from cms.published.revision import first_statement, last_change
from cms.published.sitemap import sitemap_entries

from .asking import refuse_parameters, version_of
from .entries import address_of
from .markup import document, element
from .responses import Version, answer, public
from .texts import local

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES = 50_000
"""No more fit into one file by the protocol."""


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses on the website, with the day of their last change."""
    refuse_parameters(request.GET)
    change = first_statement(last_change)
    version = Version(version_of(change.revision, request.path), *change)
    return answer(request, version, lambda: Content(document(_write), "application/xml; charset=utf-8"))


def _write(xml: SimplerXMLGenerator) -> None:
    with element(xml, "urlset", {"xmlns": _NAMESPACE}):
        for entry in sitemap_entries(MOST_ADDRESSES):
            with element(xml, "url"):
                xml.addQuickElement("loc", address_of({"path": entry.path}))
                xml.addQuickElement("lastmod", local(entry.modified_at).isoformat())
