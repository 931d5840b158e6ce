"""From an object to its data: run it once through its own GraphQL type with every public field.

Each type is compiled once into functions that call the very resolvers grapple's schema would
call. References to other nodes are cut to ids.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_leaf_type,
)

from .types import node_interface_names, node_type_names, public_fields, source_schema

Project = Callable[[Any], Any]
Json = dict[str, Any]


class FieldFailed(Exception):
    """Carries the dotted public name of a failed field out of embedded objects."""


@cache
def projector(type_name: str) -> Project:
    """Return what makes the data of an object of this type; it raises ``FieldFailed``."""
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
    except FieldFailed as failure:
        raise FieldFailed(f"{name}.{failure}") from failure.__cause__
    except Exception as error:
        raise FieldFailed(name) from error


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
    return lambda value: None if value is None else projector(gql_type.name)(value)


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
    return lambda value: None if value is None else projector(resolve_type(value, None, interface))(value)
