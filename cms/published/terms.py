"""The terms of an object: the values of enums and booleans that filters find it by."""

from collections.abc import Iterable, Iterator
from typing import Any

from graphql import GraphQLBoolean, GraphQLEnumType, GraphQLInterfaceType, get_named_type

from .projectors import Json
from .types import public_fields, source_schema


def terms(type_name: str, data: Json, prefix: str = "") -> Iterator[str]:
    """Yield ``field:VALUE`` for every enum and boolean, embedded objects under their dotted name.

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
            yield from terms(value["__typename"], value, prefix)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
