"""A table that a screen reader can read: with a caption and a header for each column."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from grapple.helpers import register_streamfield_block
from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.fields.graphql import String, Strings, Values

from .content_block import HTML, PLAIN_TEXT, ContentBlock, ContentValue, element, joined


@dataclass(frozen=True)
class TableRow:
    """One row of a table (Zeile), a cell for each column."""

    cells: list[str]

    graphql_fields = [Strings("cells")]


class TableValue(ContentValue):
    """A table as headers and rows of text."""

    @property
    def caption(self) -> str:
        return self["table"].caption or ""

    @property
    def header(self) -> list[str]:
        return [column["heading"] or "" for column in self["table"].columns]

    @property
    def rows(self) -> list[TableRow]:
        return [TableRow([cell or "" for cell in row["values"]]) for row in self["table"].row_data]


@register_streamfield_block
class TableBlock(ContentBlock):
    """A table of text."""

    table = TypedTableBlock(
        [("text", CharBlock(label="Text", required=False))],
        label="Tabelle",
        help_text="Jede Tabelle braucht eine Beschriftung und über jeder Spalte eine Überschrift.",
    )

    graphql_fields = [
        String("caption", description="Beschriftung."),
        Strings("header", description="Spaltenüberschriften."),
        Values("rows", TableRow),
        HTML,
        PLAIN_TEXT,
    ]

    class Meta:
        label = "Tabelle"
        icon = "table"
        value_class = TableValue

    def to_text(self, value: Any) -> str:
        lines = [value.header, *(row.cells for row in value.rows)]
        return joined(value.caption, *(" | ".join(line) for line in lines))

    def to_html(self, value: Any) -> str:
        head = format_html_join("", '<th scope="col">{}</th>', ((title,) for title in value.header))
        body = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in value.rows))
        return format_html(
            "<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
            element("caption", value.caption),
            head,
            body,
        )

    def publication_errors(self, value: Any) -> list[str]:
        errors = []
        if not value.caption.strip():
            errors.append("Eine Tabelle braucht eine Beschriftung.")
        if not value.header or not all(title.strip() for title in value.header):
            errors.append("Jede Spalte einer Tabelle braucht eine Überschrift.")
        return errors


def _cells(row: TableRow) -> str:
    return format_html_join("", "<td>{}</td>", ((cell,) for cell in row.cells))
