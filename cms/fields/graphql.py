"""The words a model uses in ``graphql_fields`` to make a field public.

Grapple collects these declarations and builds the types from them. Its own vocabulary lacks
enums, dates, identifiers and non-null lists, and it hands out empty strings where nothing is
known; here an unknown value is always ``null``, unless the field promises a text. Every word takes
the name of the public field (snake_case; GraphQL sees camelCase) and, where they differ, ``source``,
the attribute, property, method without arguments or block child that holds the value.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import graphene
from django.apps import apps
from django.db.models import Choices, Manager
from grapple.models import GraphQLField
from grapple.registry import registry
from wagtail.blocks import StreamValue, StructBlock
from wagtail.models import Page
from wagtail.rich_text import RichText as RichTextValue

from .enums import enum_type
from .interfaces import PageInterface

_REFERENCES = re.compile(r"</?(?:a|embed)\b[^>]*>", re.IGNORECASE)

Declaration = Callable[[], tuple[GraphQLField, Callable[[Any], graphene.Field]]]


def read(parent: Any, source: str) -> Any:
    """Return the public value of ``source``: lists for relations, specific pages, ``None`` for blank."""
    holder = parent.value if isinstance(parent, StreamValue.StreamChild) else parent
    value = holder[source] if isinstance(holder, Mapping) and source in holder else getattr(holder, source)
    if isinstance(value, Manager):
        value = list(value.all())
    elif callable(value):
        value = value()
    return [_public(item) for item in value] if isinstance(value, list | tuple) else _public(value)


def _public(value: Any) -> Any:
    if isinstance(value, Choices):
        value = value.value
    return value.specific if isinstance(value, Page) else value if value != "" else None


def _declare(
    name: str,
    field_type: Any,
    *,
    source: str | None,
    description: str | None,
    required: bool,
    many: bool = False,
) -> Declaration:
    unknown: Any = None
    if many:
        unknown = []
    elif required and field_type is graphene.String:
        unknown = ""

    def resolve(parent: Any, info: Any) -> Any:
        value = read(parent, source or name)
        return unknown if value is None else value

    def wrap(of_type: Any) -> graphene.Field:
        listed = graphene.List(graphene.NonNull(of_type)) if many else of_type
        return graphene.Field(listed, required=required, description=description, resolver=resolve)

    return lambda: (GraphQLField(name, field_type, source=source or name), wrap)


def _scalar(field_type: Any) -> Callable[..., Declaration]:
    def word(
        name: str, *, source: str | None = None, description: str | None = None, required: bool = False
    ) -> Declaration:
        return _declare(name, field_type, source=source, description=description, required=required)

    return word


ID = _scalar(graphene.ID)
String = _scalar(graphene.String)
Int = _scalar(graphene.Int)
Float = _scalar(graphene.Float)
Boolean = _scalar(graphene.Boolean)
Date = _scalar(graphene.Date)
DateTime = _scalar(graphene.DateTime)


def Identity() -> Declaration:
    """The ``id`` of a model with a ``uuid``."""
    return ID(
        "id", source="uuid", required=True, description="UUID that survives renaming, moving and translation."
    )


def Enum(
    name: str,
    choices: Any,
    *,
    source: str | None = None,
    description: str | None = None,
    required: bool = False,
) -> Declaration:
    """A field whose values are a Django ``TextChoices``; the GraphQL enum bears the class's name."""
    return _declare(name, enum_type(choices), source=source, description=description, required=required)


def Enums(
    name: str, choices: Any, *, source: str | None = None, description: str | None = None
) -> Declaration:
    """A list of values of one ``TextChoices``: empty, never null."""
    return _declare(
        name, enum_type(choices), source=source, description=description, required=True, many=True
    )


def Strings(name: str, *, source: str | None = None, description: str | None = None) -> Declaration:
    """A list of plain strings: empty, never null."""
    return _declare(name, graphene.String, source=source, description=description, required=True, many=True)


def _registered(target: Any) -> Callable[[], Any]:
    if isinstance(target, type) and issubclass(target, StructBlock):
        return lambda: registry.streamfield_blocks[target]
    return lambda: registry.models[apps.get_model(target)]


def Object(
    name: str, target: Any, *, source: str | None = None, description: str | None = None
) -> Declaration:
    """One related object, ``"app.Model"`` or a block class. ``null`` when absent or not public."""
    return _declare(name, _registered(target), source=source, description=description, required=False)


def Objects(
    name: str, target: Any, *, source: str | None = None, description: str | None = None
) -> Declaration:
    """A list of related objects, ``"app.Model"`` or a block class, in editorial order; never null."""
    return _declare(
        name, _registered(target), source=source, description=description, required=True, many=True
    )


@cache
def value_type(cls: type) -> type[graphene.ObjectType]:
    """The GraphQL type of a plain value: a class with ``graphql_fields`` that is neither model nor block.

    Frozen dataclasses serve best. The type bears the name of the class; its docstring describes it.
    """
    declared = [declaration() for declaration in cls.graphql_fields]  # type: ignore[attr-defined]
    fields = {field.field_name: wrap(field.field_type) for field, wrap in declared}
    meta = type("Meta", (), {"description": cls.__doc__})
    return type(cls.__name__, (graphene.ObjectType,), {**fields, "Meta": meta})


def Value(name: str, cls: type, *, source: str | None = None, description: str | None = None) -> Declaration:
    """One embedded plain value, see ``value_type``. ``null`` when absent."""
    return _declare(name, lambda: value_type(cls), source=source, description=description, required=False)


def Values(name: str, cls: type, *, source: str | None = None, description: str | None = None) -> Declaration:
    """A list of embedded plain values, see ``value_type``: empty, never null."""
    return _declare(
        name, lambda: value_type(cls), source=source, description=description, required=True, many=True
    )


def AnyPage(name: str, *, source: str | None = None, description: str | None = None) -> Declaration:
    """One page of whatever type. ``null`` when absent or not public."""
    return _declare(name, PageInterface, source=source, description=description, required=False)


def AnyPages(name: str, *, source: str | None = None, description: str | None = None) -> Declaration:
    """Pages of whatever type; those that are not public are absent."""
    return _declare(name, PageInterface, source=source, description=description, required=True, many=True)


def Html(name: str, *, source: str | None = None, description: str | None = None) -> Declaration:
    """Rich text as HTML without links and embedded files, of which only the words remain.

    A published row keeps the HTML, so a link in it would outlive the public life of its target.
    Text with links is for blocks that name the targets as well.
    """

    def resolve(parent: Any, info: Any) -> str | None:
        value = read(parent, source or name)
        html = value.source if isinstance(value, RichTextValue) else value
        return _REFERENCES.sub("", html) or None if html else None

    def wrap(of_type: Any) -> graphene.Field:
        return graphene.Field(of_type, description=description, resolver=resolve)

    return lambda: (GraphQLField(name, graphene.String, source=source or name), wrap)


def Stream(name: str, *, source: str | None = None, description: str | None = None) -> Declaration:
    """A StreamField: typed blocks in reading order; never null."""
    from grapple.types.streamfield import StreamFieldInterface

    return _declare(
        name, StreamFieldInterface, source=source, description=description, required=True, many=True
    )


def ByPreset(
    name: str, cls: type, presets: Any, default: Any, *, source: str, description: str
) -> Declaration:
    """A plain value (see ``value_type``) for each member of one enum, asked for by the argument ``preset``.

    ``source`` is a method that takes the preset's value. An enum argument is the only kind a
    public field may have: projection asks once for each value, so every possible answer stands
    in the published row.
    """

    def resolve(parent: Any, info: Any, preset: str) -> Any:
        return getattr(parent, source)(getattr(preset, "value", preset))

    def wrap(of_type: Any) -> graphene.Field:
        argument = graphene.Argument(enum_type(presets), required=True, default_value=default.value)
        return graphene.Field(of_type, description=description, resolver=resolve, preset=argument)

    return lambda: (GraphQLField(name, lambda: value_type(cls), source=source), wrap)


def value_block(cls: type[StructBlock]) -> type[StructBlock]:
    """Register a block that only occurs inside others: a typed value without an identity of its own."""
    from grapple.helpers import streamfield_types

    streamfield_types.append(
        {"cls": cls, "type_prefix": "", "interfaces": (), "base_type": graphene.ObjectType}
    )
    return cls
