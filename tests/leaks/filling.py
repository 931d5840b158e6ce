"""Filling objects from their own columns: a new field, relation or block is filled without a line here."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from cms.media.models import Document, Image

Targets = Callable[[type[models.Model], bool], Sequence[Any]]
"""The objects of a model that references may lead to; the flag asks for those that may be protected."""

_DAY = date(2020, 5, 5)
_MOMENT = datetime(2020, 5, 5, 12, tzinfo=UTC)
_OF_PAGES = {column.name for column in Page._meta.get_fields()} - {"title", "seo_title", "search_description"}
_LEFT_ALONE = _OF_PAGES | {"slug", "file", "is_decorative"}
_LONGEST_WORD = 12
_PLACE = {"latitude": 51.0, "longitude": 10.0}


def fill_texts(instance: models.Model, text: str) -> None:
    """Put ``text`` into every text an editor may enter, and something valid where a value is required."""
    for column in instance._meta.concrete_fields:
        if column.editable and column.name not in _LEFT_ALONE and not column.is_relation:
            value = _value(column, text, getattr(instance, column.name))
            if value is not None:
                setattr(instance, column.name, value)


def fill_references(instance: Any, targets: Targets, variant: int) -> None:
    """Let single references lead to the ``variant``-th target and lists to all of them."""
    for column in references(type(instance)):
        found = targets(column.related_model, column.remote_field.on_delete is models.PROTECT)
        if found and not (column.unique and variant >= len(found)):
            setattr(instance, column.name, found[variant % len(found)])
    for relation in type(instance)._meta.many_to_many:
        if isinstance(relation, ParentalManyToManyField):
            getattr(instance, relation.name).set(targets(relation.related_model, False))


def fill_rows(instance: Any, targets: Targets, text: str) -> None:
    """Give ``instance`` child rows (memberships, talks, …), as many as their references have targets."""
    for relation in get_all_child_relations(type(instance)):
        model = relation.related_model
        if model.__module__.startswith("cms."):
            rows = [_row(model, targets, text, number) for number in range(_longest(model, targets))]
            getattr(instance, relation.get_accessor_name()).set([row for row in rows if _complete(row)])


def fill_streams(instance: Any, targets: Targets, text: str) -> None:
    """Put every kind of block into every stream, as often as a single choice in it has targets."""
    for column in type(instance)._meta.concrete_fields:
        if isinstance(column, StreamField):
            raw = [
                {"type": name, "value": _raw(block, targets, text, number), "id": str(uuid4())}
                for name, block in column.stream_block.child_blocks.items()
                for number in range(_choices(block, targets))
            ]
            setattr(instance, column.name, column.stream_block.to_python(raw))


def references(model: type[models.Model]) -> Iterator[Any]:
    """The columns of ``model`` that refer to objects of ours."""
    for column in model._meta.concrete_fields:
        refers = isinstance(column, models.ForeignKey) and not isinstance(column, ParentalKey)
        if refers and column.editable and not column.primary_key and _is_ours(column.related_model):
            yield column


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith("cms.")


def _row(model: type[models.Model], targets: Targets, text: str, number: int) -> Any:
    row = model()
    fill_texts(row, text)
    fill_references(row, targets, number)
    fill_rows(row, targets, text)
    return row


def _complete(row: models.Model) -> bool:
    """Tell whether all references that a row needs have found a target."""
    return all(column.null or getattr(row, column.attname) for column in references(type(row)))


def _longest(model: type[models.Model], targets: Targets) -> int:
    return max((len(targets(column.related_model, False)) for column in references(model)), default=1) or 1


def _value(column: Any, text: str, present: Any) -> Any:
    if column.name in _PLACE:
        return _PLACE[column.name]
    if column.choices:
        return present if present and not column.has_default() else list(column.choices)[-1][0]
    if isinstance(column, ArrayField) and not column.base_field.choices:
        return [text]
    if isinstance(column, models.CharField | models.TextField | RichTextField):
        return _text(column, text)
    if column.blank or column.has_default():
        return None
    return _required(column, text)


def _text(column: Any, text: str) -> str | None:
    if column.has_default() and column.get_default():
        return None
    if isinstance(column, models.URLField):
        return f"https://example.org/{text}"
    if isinstance(column, models.EmailField):
        return f"{text}@example.org"
    if isinstance(column, RichTextField):
        return f"<p>{text}</p>"
    return text if (column.max_length or _LONGEST_WORD) >= _LONGEST_WORD else _code(column, text)


def _code(column: Any, text: str) -> str | None:
    """Columns too short for a word get its number, which is as unique."""
    code = f"Z{text[-6:-1]}"
    return code if column.max_length >= len(code) else None


def _required(column: Any, text: str) -> Any:
    for kind, value in (
        (models.DateTimeField, _MOMENT),
        (models.DateField, _DAY),
        (models.IntegerField, 1),
        (models.FloatField, 1.0),
    ):
        if isinstance(column, kind):
            return value
    return None


_CHOOSERS = ((blocks.PageChooserBlock, Page), (DocumentChooserBlock, Document), (ImageChooserBlock, Image))


def _raw(block: blocks.Block, targets: Targets, text: str, number: int) -> Any:
    """The JSON that an editor's input would be stored as."""
    for chooser, model in _CHOOSERS:
        if isinstance(block, chooser):
            found = targets(model, False)
            return found[number % len(found)].pk if found else None
    if isinstance(block, blocks.StructBlock):
        return {name: _raw(child, targets, text, number) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [
            _raw(block.child_block, targets, text, item)
            for item in range(_choices(block.child_block, targets))
        ]
    return _plain(block, targets, text)


def _plain(block: blocks.Block, targets: Targets, text: str) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return _rich_text(targets, text)
    if isinstance(block, TypedTableBlock):
        column = {"type": next(iter(block.child_blocks)), "heading": text}
        return {"columns": [column], "rows": [{"values": [text]}], "caption": text}
    if isinstance(block, blocks.ChoiceBlock):
        return next(value for value, _ in block.field.choices if value)
    if isinstance(block, blocks.URLBlock):
        return f"https://example.org/{text}" if block.required else ""
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return text
    if isinstance(block, blocks.DateBlock):
        return _DAY.isoformat()
    return 1.0


def _choices(block: blocks.Block, targets: Targets) -> int:
    """How often ``block`` must occur until each of its choosers has chosen each of its targets."""
    members = block.child_blocks.values() if isinstance(block, blocks.StructBlock) else [block]
    counts = [
        len(targets(model, False))
        for member in members
        for chooser, model in _CHOOSERS
        if isinstance(member, chooser)
    ]
    return max(counts, default=1) or 1


def _rich_text(targets: Targets, text: str) -> str:
    pages = [f'<a linktype="page" id="{page.pk}">dort</a>' for page in targets(Page, False)]
    documents = [
        f'<a linktype="document" id="{document.pk}">hier</a>' for document in targets(Document, False)
    ]
    return f"<p>{text} {' '.join(pages + documents)}</p>"
