"""Content blocks from content files.

A body is a list of blocks, each one named field: ``- heading: {text: Ziele}``. Two short forms keep
the files readable: a bare list goes to the block's list, a bare text to the first child that must be filled.
"""

from typing import Any
from uuid import uuid5

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from .layout import NAMESPACE
from .prose import rich_text
from .references import References
from .source import Written


def stream(field: StreamField, written: Written, references: References) -> Any:
    """Return the value of a StreamField; its blocks keep their ids from one build to the next."""
    block = field.stream_block
    value = block.to_python(_Builder(references).stream(block, written, written.file))
    try:
        return block.clean(value)
    except blocks.StreamBlockValidationError as error:
        index, cause = next(iter(error.block_errors.items()), (0, error))
        raise written.items()[index].error(_reason(cause)) from error


def _reason(error: ValidationError) -> str:
    """Return the innermost messages of a block's complaint."""
    if isinstance(error, blocks.StructBlockValidationError):
        return "; ".join(f"{name}: {_reason(cause)}" for name, cause in error.block_errors.items())
    if isinstance(error, blocks.ListBlockValidationError):
        return "; ".join(_reason(cause) for cause in _causes(error.block_errors))
    return " ".join(error.messages)


def _causes(errors: Any) -> list[ValidationError]:
    return [error for error in (errors.values() if isinstance(errors, dict) else errors) if error]


class _Builder:
    """Turns written blocks into the plain data that Wagtail stores. ``path`` says where a value stands."""

    def __init__(self, references: References) -> None:
        self._references = references

    def stream(self, block: blocks.BaseStreamBlock, written: Written, path: str) -> list[dict[str, Any]]:
        return [self._typed(block, item, f"{path}/{n}") for n, item in enumerate(written.items())]

    def _typed(self, block: blocks.BaseStreamBlock, written: Written, path: str) -> dict[str, Any]:
        fields = written.fields()
        name, value = next(iter(fields.items()), ("", written))
        if len(fields) != 1 or name not in block.child_blocks:
            raise written.error(f'unknown block "{name}"')
        return {"type": name, "value": self._value(block.child_blocks[name], value, path), "id": _id(path)}

    def _value(self, block: blocks.Block, written: Written, path: str) -> Any:
        match block:
            case TypedTableBlock():
                return _table(block, written)
            case blocks.BaseStructBlock():
                return self._struct(block, written, path)
            case blocks.ListBlock():
                return [self._item(block, item, f"{path}/{n}") for n, item in enumerate(written.items())]
            case blocks.RichTextBlock():
                return rich_text(written, self._references)
            case blocks.ChooserBlock():
                return self._references.find(block.model_class, written).pk if written.text() else None
            case blocks.FloatBlock() | blocks.IntegerBlock():
                return _number(block, written)
        return written.text()

    def _item(self, block: blocks.ListBlock, written: Written, path: str) -> dict[str, Any]:
        return {"type": "item", "value": self._value(block.child_block, written, path), "id": _id(path)}

    def _struct(self, block: blocks.BaseStructBlock, written: Written, path: str) -> dict[str, Any]:
        bare = written.is_text or written.is_list
        fields = {_main_child(block, written): written} if bare else written.fields()
        for name, value in fields.items():
            if name not in block.child_blocks:
                raise value.error(f'unknown field "{name}"')
        return {
            name: self._value(block.child_blocks[name], value, f"{path}/{name}")
            for name, value in fields.items()
        }


def _id(path: str) -> str:
    return str(uuid5(NAMESPACE, path))


def _main_child(block: blocks.BaseStructBlock, written: Written) -> str:
    """Return where a bare list or text belongs: the first list, the first child that must be filled."""
    for name, child in block.child_blocks.items():
        fits = isinstance(child, blocks.ListBlock) if written.is_list else child.required
        if fits:
            return name
    raise written.error("expected named fields")


def _number(block: blocks.FieldBlock, written: Written) -> Any:
    try:
        return block.field.to_python(written.text())
    except ValidationError as error:
        raise written.error(" ".join(error.messages)) from error


def _table(block: TypedTableBlock, written: Written) -> dict[str, Any]:
    fields = written.fields()
    for name, value in fields.items():
        if name not in ("caption", "header", "rows"):
            raise value.error(f'unknown field "{name}"')
    kind = next(iter(block.child_blocks))
    return {
        "caption": fields["caption"].text(),
        "columns": [{"type": kind, "heading": heading.text()} for heading in fields["header"].items()],
        "rows": [{"values": [cell.text() for cell in row.items()]} for row in fields["rows"].items()],
    }
