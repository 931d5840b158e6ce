"""Blocks that point elsewhere: a call to action and teasers of other pages."""

from typing import Any

from grapple.helpers import register_streamfield_block
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, TextBlock, URLBlock
from wagtail.models import Page

from cms.fields.graphql import AnyPage, AnyPages, String

from .content_block import PLAIN_TEXT, ContentBlock, ContentValue, element, joined, paragraphs


@register_streamfield_block
class CallToActionBlock(ContentBlock):
    """An invitation with one link, to a page of ours or elsewhere."""

    title = CharBlock(label="Titel", required=False, max_length=160)
    text = TextBlock(label="Text", required=False)
    action = CharBlock(label="Beschriftung des Links", max_length=80, help_text="Was geschieht beim Klick?")
    page = PageChooserBlock(label="Seite", required=False)
    url = URLBlock(label="Adresse", required=False, help_text="Statt einer eigenen Seite.")

    graphql_fields = [
        String("title"),
        String("text", required=True, description="Empty where the title says it all."),
        String("action", required=True, description="Words of the link (Beschriftung)."),
        AnyPage("page"),
        String("url", description="Address elsewhere; null where the link leads to a page of ours."),
        PLAIN_TEXT,
    ]

    class Meta:
        label = "Aufforderung"
        icon = "pick"

    def to_text(self, value: Any) -> str:
        return joined(value["title"], value["text"], value["action"])

    def to_html(self, value: Any) -> str:
        return element("h3", value["title"]) + paragraphs(value["text"] or "")

    def publication_errors(self, value: Any) -> list[str]:
        if bool(value["page"]) != bool(value["url"]):
            return []
        return ["Eine Aufforderung braucht genau ein Ziel: eine Seite oder eine Adresse."]


class TeaserListValue(ContentValue):
    @property
    def specific_pages(self) -> list[Page]:
        return [page.specific for page in self["pages"] if page]


@register_streamfield_block
class TeaserListBlock(ContentBlock):
    """Pages worth reading next, in a chosen order."""

    title = CharBlock(label="Titel", required=False, max_length=160)
    pages = ListBlock(PageChooserBlock(label="Seite"), label="Seiten", min_num=1)

    graphql_fields = [String("title"), AnyPages("pages", source="specific_pages"), PLAIN_TEXT]

    class Meta:
        label = "Anreißer"
        icon = "list-ul"
        value_class = TeaserListValue

    def to_text(self, value: Any) -> str:
        return value["title"] or ""

    def to_html(self, value: Any) -> str:
        return element("h3", value["title"])
