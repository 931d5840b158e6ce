"""Resolvers of public types: rows hold the values, under the names of their fields."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLResolveInfo


def resolve_stored(source: Mapping[str, Any], info: GraphQLResolveInfo) -> Any:
    """The value of a field without arguments."""
    return source.get(info.field_name)


def resolve_preset(source: Mapping[str, Any], info: GraphQLResolveInfo, preset: str) -> Any:
    """The value of a field that is stored once for each preset."""
    stored = source.get(info.field_name)
    return stored and stored.get(preset)


def type_of(value: Mapping[str, Any], info: GraphQLResolveInfo, interface: Any) -> str:
    """Every object says itself of which type it is."""
    name: str = value["__typename"]
    return name
