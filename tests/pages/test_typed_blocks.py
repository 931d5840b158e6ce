"""Every block a text may hold has a type of its own whose fields say all that its editor wrote."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLObjectType
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock

from cms.graphql.published_schema import published_schema
from cms.pages.blocks.body import BodyBlock

GENERIC = {"id", "blockType", "html", "plainText"}
ELSEWHERE = {
    "RichTextBlock": {"text": "content"},
    "AccordionItem": {"text": "content"},
    "ChecklistBlock": {"items": "entries"},
    "TableBlock": {"table": "rows"},
}
"""Values that the interface offers in another shape, by block."""


def untyped(stream: StreamBlock) -> list[str]:
    """Name what the interface keeps back of the blocks of ``stream`` and of the blocks within them."""
    return [fault for block in stream.child_blocks.values() for fault in _faults(block)]


def _faults(block: Any) -> Iterator[str]:
    name = type(block).__name__
    known = published_schema().type_map.get(name)
    if not isinstance(known, GraphQLObjectType):
        yield f"{name} has no type"
        return
    for child in block.child_blocks:
        shown = ELSEWHERE.get(name, {}).get(child, _camel(child))
        if shown not in known.fields or shown in GENERIC:
            yield f"{name}.{child} has no field"
    for value in block.child_blocks.values():
        inner = value.child_block if isinstance(value, ListBlock) else value
        if isinstance(inner, StructBlock):
            yield from _faults(inner)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(other.title() for other in others)


def test_every_block_is_typed():
    assert untyped(BodyBlock()) == []
    assert len(BodyBlock().child_blocks) == 14


class PlantedBlock(StructBlock):
    words = CharBlock()


class KeyFiguresBlock(StructBlock):
    """Bears the name of a block that is typed, and holds something that is not."""

    items = ListBlock(PlantedBlock())
    source = CharBlock()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        (PlantedBlock(), ["PlantedBlock has no type"]),
        (KeyFiguresBlock(), ["KeyFiguresBlock.source has no field", "PlantedBlock has no type"]),
    ],
)
def test_a_block_without_typed_fields_is_found(planted, found):
    class Planted(StreamBlock):
        pass

    stream = Planted([("planted", planted)])

    assert untyped(stream) == found
