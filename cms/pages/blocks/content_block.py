"""What every block of a text can do: say itself in plain words and as HTML, and name what it lacks."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StructBlock, StructValue
from wagtail.rich_text import RichText, get_text_for_indexing

from cms.fields.graphql import String
from cms.pages.links import public_html

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class ContentValue(StructValue):
    """The content of one block, together with its renderings."""

    block: "ContentBlock"

    @property
    def plain_text(self) -> str:
        return self.block.to_text(self)

    @property
    def html(self) -> str:
        return self.block.to_html(self)


class ContentBlock(StructBlock):
    """A block that may stand in a text. Every kind says how it reads as text and as HTML."""

    class Meta:
        value_class = ContentValue

    def to_text(self, value: Any) -> str:
        """Return the words of the block, paragraphs separated by line breaks."""
        raise NotImplementedError

    def to_html(self, value: Any) -> str:
        """Return semantic HTML without classes; images, documents and pages are never part of it."""
        raise NotImplementedError

    def publication_errors(self, value: Any) -> list[str]:
        """Return German messages for what the block lacks before it may be published."""
        return []


PLAIN_TEXT = String("plain_text", required=True, description="The words alone, for search and previews.")
HTML = String("html", required=True, description="Semantic HTML without classes and scripts.")


def joined(*parts: str) -> str:
    """Return the non-empty parts, each on a line of its own."""
    return "\n".join(part for part in parts if part)


def rich_text_words(value: RichText) -> str:
    return get_text_for_indexing(value.source)


def rich_text_html(value: RichText) -> SafeString:
    """Wagtail has cleaned the stored source on input; the links are resolved here."""
    return mark_safe(public_html(value.source))  # noqa: S308


def paragraphs(text: str) -> SafeString:
    """Return one ``<p>`` for each line of plain text."""
    return format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines() if line.strip()))


def element(tag: str, content: str) -> SafeString:
    """Return ``<tag>content</tag>``, or nothing where there is no content."""
    return format_html("<{0}>{1}</{0}>", mark_safe(tag), content) if content else mark_safe("")  # noqa: S308
