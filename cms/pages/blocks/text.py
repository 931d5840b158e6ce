"""Blocks made of words: headings, rich text, quotes, accordions, checklists, steps."""

from functools import cached_property
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from grapple.helpers import register_streamfield_block
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, TextBlock
from wagtail.blocks import RichTextBlock as RichTextInput
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.fields.graphql import AnyPages, Enum, Objects, String, Strings, Values, value_block
from cms.pages.links import Targets, targets_of

from .content_block import (
    HTML,
    PLAIN_TEXT,
    RICH_TEXT_FEATURES,
    ContentBlock,
    ContentValue,
    element,
    joined,
    paragraphs,
    rich_text_html,
    rich_text_words,
)
from .rich_text import RichTextElement, rich_text_elements

RICH_TEXT = [
    HTML,
    PLAIN_TEXT,
    Values(
        "content",
        RichTextElement,
        description="The same text as data, for frontends that do without HTML: one entry each for a "
        "paragraph and for an entry of a list.",
    ),
    AnyPages("links", description="Pages that the text links to; those that are not public are absent."),
    Objects("documents", "media.Document", description="Documents that the text links to."),
]


class HeadingLevel(models.TextChoices):
    H2 = "H2", "Überschrift"
    H3 = "H3", "Zwischenüberschrift"
    H4 = "H4", "Unterüberschrift"


@register_streamfield_block
class HeadingBlock(ContentBlock):
    """A heading inside the text; the title of the page is the only H1."""

    text = CharBlock(label="Überschrift", max_length=160)
    level = ChoiceBlock(
        label="Ebene",
        choices=HeadingLevel.choices,
        default=HeadingLevel.H2,
        help_text="Die Ebenen gliedern den Text und werden vorgelesen; bitte keine überspringen.",
    )

    graphql_fields = [
        String("text", required=True),
        Enum("level", HeadingLevel, required=True),
        HTML,
        PLAIN_TEXT,
    ]

    class Meta:
        label = "Überschrift"
        icon = "title"

    def to_text(self, value: Any) -> str:
        return value["text"] or ""

    def to_html(self, value: Any) -> str:
        return element((value["level"] or HeadingLevel.H2).lower(), value["text"] or "")


class LinkingValue(ContentValue):
    """Rich text that names what it links to."""

    @property
    def links(self) -> list[Page]:
        return list(self._targets.pages.values())

    @property
    def documents(self) -> list[AbstractDocument]:
        return list(self._targets.documents.values())

    @property
    def content(self) -> list[RichTextElement]:
        return rich_text_elements(self["text"].source, self._targets)

    @cached_property
    def _targets(self) -> Targets:
        return targets_of(self["text"].source)


@register_streamfield_block
class RichTextBlock(ContentBlock):
    """Running text with lists and links."""

    text = RichTextInput(label="Text", features=RICH_TEXT_FEATURES)

    graphql_fields = RICH_TEXT

    class Meta:
        label = "Text"
        icon = "pilcrow"
        value_class = LinkingValue

    def to_text(self, value: Any) -> str:
        return rich_text_words(value["text"])

    def to_html(self, value: Any) -> str:
        return rich_text_html(value["text"])


@register_streamfield_block
class QuoteBlock(ContentBlock):
    """Somebody's words, with the function of whoever said them."""

    text = TextBlock(label="Zitat", help_text="Wörtlich und ohne Anführungszeichen.")
    attribution = CharBlock(
        label="Wer es gesagt hat",
        required=False,
        help_text="Funktion und Organisation; Namen nur mit Einwilligung.",
    )

    graphql_fields = [String("text", required=True), String("attribution"), HTML, PLAIN_TEXT]

    class Meta:
        label = "Zitat"
        icon = "openquote"

    def to_text(self, value: Any) -> str:
        return joined(value["text"], value["attribution"])

    def to_html(self, value: Any) -> str:
        footer = element("footer", value["attribution"])
        return format_html("<blockquote>{}{}</blockquote>", paragraphs(value["text"] or ""), footer)


class AccordionItemValue(LinkingValue):
    """An answer is rich text by itself, not a block of its own."""

    @property
    def html(self) -> str:
        return rich_text_html(self["text"])

    @property
    def plain_text(self) -> str:
        return rich_text_words(self["text"])


@value_block
class AccordionItem(StructBlock):
    """A question and its answer."""

    title = CharBlock(label="Titel", max_length=160)
    text = RichTextInput(label="Text", features=RICH_TEXT_FEATURES)

    graphql_fields = [String("title", required=True), *RICH_TEXT]

    class Meta:
        label = "Abschnitt"
        value_class = AccordionItemValue


@register_streamfield_block
class AccordionBlock(ContentBlock):
    """Sections that open one by one, such as questions and answers."""

    items = ListBlock(AccordionItem(), label="Abschnitte", min_num=1)

    graphql_fields = [Objects("items", AccordionItem), HTML, PLAIN_TEXT]

    class Meta:
        label = "Akkordeon"
        icon = "list-ul"

    def to_text(self, value: Any) -> str:
        return joined(*(joined(item["title"], item.plain_text) for item in value["items"]))

    def to_html(self, value: Any) -> str:
        return format_html_join(
            "",
            "<details><summary>{}</summary>{}</details>",
            ((item["title"], item.html) for item in value["items"]),
        )


@register_streamfield_block
class ChecklistBlock(ContentBlock):
    """Points to tick off."""

    title = CharBlock(label="Titel", required=False, max_length=160)
    items = ListBlock(CharBlock(label="Punkt", max_length=500), label="Punkte", min_num=1)

    graphql_fields = [String("title"), Strings("entries", source="items"), HTML, PLAIN_TEXT]

    class Meta:
        label = "Checkliste"
        icon = "tasks"

    def to_text(self, value: Any) -> str:
        return joined(value["title"], *value["items"])

    def to_html(self, value: Any) -> str:
        entries = format_html_join("", "<li>{}</li>", ((item,) for item in value["items"]))
        return element("h3", value["title"]) + format_html("<ul>{}</ul>", entries)


@value_block
class StepItem(StructBlock):
    """One step of a procedure."""

    title = CharBlock(label="Schritt", max_length=160)
    text = TextBlock(label="Beschreibung", required=False)

    graphql_fields = [String("title", required=True), String("text")]

    class Meta:
        label = "Schritt"


@register_streamfield_block
class StepsBlock(ContentBlock):
    """A procedure, step by step."""

    title = CharBlock(label="Titel", required=False, max_length=160)
    items = ListBlock(StepItem(), label="Schritte", min_num=1)

    graphql_fields = [String("title"), Objects("items", StepItem), HTML, PLAIN_TEXT]

    class Meta:
        label = "Schritte"
        icon = "order"

    def to_text(self, value: Any) -> str:
        return joined(value["title"], *(joined(item["title"], item["text"]) for item in value["items"]))

    def to_html(self, value: Any) -> str:
        entries = format_html_join(
            "",
            "<li><strong>{}</strong>{}</li>",
            ((item["title"], paragraphs(item["text"] or "")) for item in value["items"]),
        )
        return element("h3", value["title"]) + format_html("<ol>{}</ol>", entries)
