"""From an object to its record: run it once through its own GraphQL type with every public field.

Each type is compiled once into functions that call the very resolvers grapple's schema would
call. References to other nodes are cut to ids. Nothing here decides whether an object may be
seen (``visibility``) or writes anything (``store``), so a draft is projected just the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model
from graphene.utils.str_converters import to_snake_case
from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_leaf_type,
)
from grapple.registry import registry

from .folding import sort_key
from .gathering import gather
from .types import node_interface_names, node_type_names, public_fields, source_schema

Project = Callable[[Any], Any]
Json = dict[str, Any]


class ProjectionFailed(Exception):
    """An object cannot be published as it is; the message is German and meant for editors."""

    def __init__(self, instance: Model, field_path: str) -> None:
        self.field_path = field_path
        super().__init__(
            f"„{instance}“ konnte nicht veröffentlicht werden: "
            f"Das Feld „{_label(instance, field_path)}“ enthält einen Wert, der sich nicht ausgeben lässt. "
            "Es wurde nichts geändert. Bitte prüfen Sie das Feld oder wenden Sie sich an die Technik."
        )


class _FieldFailed(Exception):
    """Carries the dotted public name of a failed field out of embedded objects."""


@dataclass(frozen=True)
class Reference:
    """One edge: ``field`` is the dotted path of public names, ``target`` a UUID as text."""

    field: str
    target: str
    position: int


@dataclass(frozen=True)
class Record:
    """One object as the graph stores it; the fields bear the names of ``Node``'s columns."""

    id: str
    type: str
    source_model: str
    source_pk: str
    data: Json
    locale: str = ""
    path: str = ""
    slug: str = ""
    title: str = ""
    sort_title: str = ""
    date: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    in_menu: bool = False
    tree_path: str = ""
    terms: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def project(instance: Model) -> Record:
    """Return the record of ``instance`` as it is in memory. Raises ``ProjectionFailed``."""
    type_name = type_name_of(type(instance))
    try:
        data = _projector(type_name)(instance)
    except _FieldFailed as failure:
        raise ProjectionFailed(instance, str(failure)) from failure.__cause__
    return Record(
        id=data["id"],
        type=type_name,
        source_model=instance._meta.label_lower,
        source_pk=str(instance.pk),
        data=data,
        terms=sorted(set(_terms(type_name, data))),
        references=list(_references(data)),
        in_menu=getattr(instance, "show_in_menus", False),
        tree_path=_tree_path(instance),
        **_columns(data),
    )


def project_all(instances: Sequence[Model]) -> list[Record]:
    """Return the records of ``instances``, as the database holds them. Raises ``ProjectionFailed``."""
    gather(instances)
    return [project(instance) for instance in instances]


def type_name_of(model: type[Model]) -> str:
    return str(registry.class_models[model]._meta.name)


def _label(instance: Model, field_path: str) -> str:
    """What the editor calls the field, where it has a form field of its own."""
    name = to_snake_case(field_path.partition(".")[0])
    columns = {
        column.name: column for column in instance._meta.get_fields() if hasattr(column, "verbose_name")
    }
    return str(columns[name].verbose_name) if name in columns else field_path


def _tree_path(instance: Model) -> str:
    """Wagtail's materialised path of a page; collections and region trees order nothing here."""
    return getattr(instance, "path", "") if hasattr(instance, "url_path") else ""


def _columns(data: Json) -> Json:
    title = data.get("title") or data.get("name") or ""
    starts_at, ends_at = _moment(data.get("startsAt")), _moment(data.get("endsAt"))
    place = data.get("location") or {}
    return {
        "title": title,
        "sort_title": sort_key(title),
        "locale": data.get("locale") or "",
        "path": data.get("path") or "",
        "slug": data.get("slug") or "",
        "starts_at": starts_at,
        "ends_at": ends_at,
        "date": _moment(data.get("date")) or starts_at or _moment(data.get("firstPublishedAt")),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
    }


def _moment(text: str | None) -> datetime | None:
    """A GraphQL date or date-time as an instant; a date is its midnight in the site's time zone."""
    if not text:
        return None
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.combine(date.fromisoformat(text), time(), ZoneInfo(settings.TIME_ZONE))


# One function per type, field and list, built once.


@cache
def _projector(type_name: str) -> Project:
    fields = source_schema().type_map[type_name].fields  # type: ignore[attr-defined]
    members = [(name, _field(name, fields[name])) for name in sorted(public_fields(type_name))]

    def project_object(instance: Any) -> Json:
        data: Json = {"__typename": type_name}
        for name, project_field in members:
            data[name] = _guarded(project_field, instance, name)
        return data

    return project_object


def _guarded(project_field: Project, instance: Any, name: str) -> Any:
    """Whatever a field's own code raises is told by the name of the field."""
    try:
        return project_field(instance)
    except _FieldFailed as failure:
        raise _FieldFailed(f"{name}.{failure}") from failure.__cause__
    except Exception as error:
        raise _FieldFailed(name) from error


def _field(name: str, gql_field: GraphQLField) -> Project:
    complete = _complete(gql_field.type)
    resolve = gql_field.resolve or (lambda instance, info: getattr(instance, name))
    if not gql_field.args:
        return lambda instance: complete(resolve(instance, None))
    ((argument, declared),) = gql_field.args.items()
    presets = _unwrapped_enum(declared.type).values
    return lambda instance: {
        preset: complete(resolve(instance, None, **{argument: preset})) for preset in presets
    }


def _unwrapped_enum(gql_type: Any) -> GraphQLEnumType:
    named = get_named_type(gql_type)
    if not isinstance(named, GraphQLEnumType):
        raise TypeError(f"A public field's argument must be an enum, not {named}.")
    return named


def _complete(gql_type: Any) -> Project:
    if isinstance(gql_type, GraphQLNonNull):
        return _required(_complete(gql_type.of_type))
    if isinstance(gql_type, GraphQLList):
        item = _complete(gql_type.of_type)
        return lambda values: None if values is None else [item(value) for value in values]
    if is_leaf_type(gql_type):
        return _leaf(gql_type)
    if gql_type.name in node_type_names() | node_interface_names():
        return lambda value: None if value is None else {"$ref": str(value.uuid)}
    if isinstance(gql_type, GraphQLInterfaceType):
        return _abstract(gql_type)
    return lambda value: None if value is None else _projector(gql_type.name)(value)


def _required(complete: Project) -> Project:
    def checked(value: Any) -> Any:
        result = complete(value)
        if result is None:
            raise ValueError("A required value is missing.")
        return result

    return checked


def _leaf(gql_type: GraphQLLeafType) -> Project:
    serialize = gql_type.serialize
    return lambda value: None if value is None else serialize(value)


def _abstract(interface: GraphQLInterfaceType) -> Project:
    resolve_type: Any = interface.resolve_type
    return lambda value: None if value is None else _projector(resolve_type(value, None, interface))(value)


# What the columns beside ``data`` need to know of it.


def _terms(type_name: str, data: Json, prefix: str = "") -> Iterator[str]:
    """``field:VALUE`` for every enum and boolean, embedded objects under their dotted name.

    The blocks of a text are left out: nobody looks for pages with a bold word.
    """
    fields = source_schema().type_map[type_name].fields  # type: ignore[attr-defined]
    for name in public_fields(type_name):
        named, values = get_named_type(fields[name].type), _listed(data.get(name))
        if isinstance(named, GraphQLEnumType):
            yield from (f"{prefix}{name}:{value}" for value in values)
        elif named is GraphQLBoolean:
            yield from (f"{prefix}{name}:{str(value).lower()}" for value in values)
        elif not isinstance(named, GraphQLInterfaceType):
            yield from _embedded_terms(values, f"{prefix}{name}.")


def _embedded_terms(values: Iterable[Any], prefix: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict) and "__typename" in value:
            yield from _terms(value["__typename"], value, prefix)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _references(data: Json) -> Iterator[Reference]:
    """Every reference in ``data`` once per field, in reading order."""
    targets: dict[str, list[str]] = {}
    for path, target in _found(data, ""):
        listed = targets.setdefault(path, [])
        if target not in listed:
            listed.append(target)
    for path, listed in targets.items():
        yield from (Reference(path, target, position) for position, target in enumerate(listed))


def _found(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _found(item, path)
    elif isinstance(value, dict):
        if "$ref" in value:
            yield path, value["$ref"]
            return
        for name, item in value.items():
            yield from _found(item, f"{path}.{name}" if path else name)
