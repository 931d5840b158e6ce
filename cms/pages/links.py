"""Links in rich text: they lead to what is public now, and nowhere else.

Rich text stores the identifier of its target. As HTML, a link to a public page bears the page's
route and a link to a public document its download path; any other link loses its address and then
its tag, so that only the words remain. The HTML is kept in the published row, therefore whoever
shows it also names ``linked_pages`` and ``linked_documents``, public or not: these references tell
which rows have to be made anew when a target appears, moves or vanishes.
"""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text
from wagtail.rich_text.pages import PageLinkHandler

from .routes import frontend_path
from .visibility import is_public_document, public_pages

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
        return [_document_tag(document) for document in cls.get_many(attrs_list)]


def public_html(source: str) -> str:
    """Return rich text as HTML for everyone: links that lead nowhere public are reduced to their words."""
    return _ADDRESSLESS_LINK.sub(r"\1", expand_db_html(source))


def linked_pages(*sources: str) -> list[Page]:
    """Return the pages that rich texts link to, each once, in reading order, public or not."""
    found = Page.objects.specific().in_bulk(_targets(sources, Page))
    return [found[pk] for pk in _targets(sources, Page) if pk in found]


def linked_documents(*sources: str) -> list[AbstractDocument]:
    """Return the documents that rich texts link to, each once, in reading order, public or not."""
    model = get_document_model()
    found = model.objects.in_bulk(_targets(sources, model))
    return [found[pk] for pk in _targets(sources, model) if pk in found]


def _targets(sources: Iterable[str], model: type) -> list[int]:
    targets = {
        int(pk): None
        for source in sources
        for target_model, pk, *_paths in extract_references_from_rich_text(source)
        if target_model is model
    }
    return list(targets)


def _document_tag(document: AbstractDocument | None) -> str:
    if document is None or not is_public_document(document):
        return _NO_ADDRESS
    return format_html('<a href="{}">', document.url)
