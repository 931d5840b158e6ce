"""Links in rich text: they lead to what is public now, and nowhere else.

Rich text stores the identifier of its target. As HTML, a link to a public page bears the page's
route and a link to a public document its download path; any other link loses its address and then
its tag, so that only the words remain. The HTML is kept in the published row, therefore whoever
shows it also names what ``targets_of`` finds, public or not: these references tell
which rows have to be made anew when a target appears, moves or vanishes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text
from wagtail.rich_text.pages import PageLinkHandler

from .routes import frontend_path
from .visibility import public_documents, public_pages

_ADDRESSLESS_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_NO_ADDRESS = "<a>"


class FrontendPageLink(PageLinkHandler):
    """Links to a page through its frontend route, if the page is public."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        wanted = {attrs["id"] for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        pages = public_pages().filter(pk__in=wanted).select_related("locale")
        tags = {str(page.pk): format_html('<a href="{}">', frontend_path(page)) for page in pages}
        return [tags.get(attrs.get("id", ""), _NO_ADDRESS) for attrs in attrs_list]


class PublicDocumentLink(DocumentLinkHandler):
    """Links to a document's download, if no collection around it is private."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        wanted = {attrs["id"] for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        found = cls.get_model().objects.filter(pk__in=wanted).select_related("collection")
        tags = {str(shown.pk): format_html('<a href="{}">', shown.url) for shown in public_documents(found)}
        return [tags.get(attrs.get("id", ""), _NO_ADDRESS) for attrs in attrs_list]


def public_html(source: str) -> str:
    """Return rich text as HTML for everyone: links that lead nowhere public are reduced to their words."""
    return _ADDRESSLESS_LINK.sub(r"\1", expand_db_html(source))


@dataclass(frozen=True)
class Targets:
    """What a rich text links to, by the identifiers it stores, in reading order, public or not."""

    pages: Mapping[int, Page]
    documents: Mapping[int, AbstractDocument]


def targets_of(source: str) -> Targets:
    """Read all targets of a rich text at once."""
    return Targets(
        _found(_targets(source, Page), Page.objects.specific()),
        _found(_targets(source, get_document_model()), get_document_model().objects),
    )


def _found(wanted: list[int], objects: Any) -> dict[int, Any]:
    found = objects.in_bulk(wanted) if wanted else {}
    return {pk: found[pk] for pk in wanted if pk in found}


def _targets(source: str, model: type) -> list[int]:
    """The identifiers of one kind of targets, each once, in reading order."""
    references = extract_references_from_rich_text(source)
    found = [pk for target_model, pk, *_paths in references if target_model is model and pk.isdecimal()]
    return list(dict.fromkeys(map(int, found)))
