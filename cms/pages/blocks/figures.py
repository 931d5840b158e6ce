"""Numbers that stand out of the text."""

from typing import Any

from django.utils.html import format_html, format_html_join
from grapple.helpers import register_streamfield_block
from wagtail.blocks import CharBlock, DateBlock, FloatBlock, ListBlock, StructBlock, StructValue

from cms.fields.graphql import Date, Float, Objects, String, value_block

from .content_block import HTML, PLAIN_TEXT, ContentBlock, joined


def in_german(number: float) -> str:
    """Return a number as it is written in German: ``1234.5`` becomes ``1234,5``."""
    return f"{number:.12g}".replace(".", ",")


class KeyFigureValue(StructValue):
    @property
    def amount(self) -> str:
        return f"{in_german(self['value'] or 0)} {self['unit'] or ''}".rstrip()


@value_block
class KeyFigureItem(StructBlock):
    """A number and what it counts."""

    name = CharBlock(label="Bezeichnung", max_length=160)
    value = FloatBlock(label="Wert", help_text="Nur die Zahl.")
    unit = CharBlock(label="Einheit", required=False, max_length=40)
    as_of = DateBlock(label="Stand", required=False)

    graphql_fields = [String("name", required=True), Float("value"), String("unit"), Date("as_of")]

    class Meta:
        label = "Kennzahl"
        value_class = KeyFigureValue


@register_streamfield_block
class KeyFiguresBlock(ContentBlock):
    """A few numbers that stand out."""

    items = ListBlock(KeyFigureItem(), label="Kennzahlen", min_num=1)

    graphql_fields = [Objects("items", KeyFigureItem), HTML, PLAIN_TEXT]

    class Meta:
        label = "Kennzahlen"
        icon = "decimal"

    def to_text(self, value: Any) -> str:
        return joined(*(f"{item['name']}: {item.amount}" for item in value["items"]))

    def to_html(self, value: Any) -> str:
        pairs = format_html_join(
            "", "<div><dt>{}</dt><dd>{}</dd></div>", ((item["name"], item.amount) for item in value["items"])
        )
        return format_html("<dl>{}</dl>", pairs)
