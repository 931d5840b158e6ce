"""The words a public field is written in: the values of its enum, and what editors call them.

Labels come from the declarations in ``graphql_fields``, as they stand in the SDL, never from a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import GraphQLBoolean, GraphQLEnumType, GraphQLList, GraphQLNonNull, get_named_type

from .types import source_schema

_TRUTH = {"true": "Ja", "false": "Nein"}


@dataclass(frozen=True)
class Words:
    """The values of a field in their declared order, each with its German label."""

    labels: Mapping[str, str]
    many: bool
    """An object may hold several of them."""


@cache
def words(type_name: str, dotted: str) -> Words:
    """Return the words of an enum or boolean, dotted where it is embedded. Raises ``KeyError``."""
    many = False
    declared: Any = source_schema().type_map[type_name]
    for name in dotted.split("."):
        wrapped = declared.fields[name].type
        many = many or _is_list(wrapped)
        declared = get_named_type(wrapped)
    return Words(_labels(declared), many)


def _labels(declared: Any) -> Mapping[str, str]:
    if declared is GraphQLBoolean:
        return _TRUTH
    if not isinstance(declared, GraphQLEnumType):
        raise TypeError(f"{declared} has no words.")
    return {name: value.description or name for name, value in declared.values.items()}


def _is_list(wrapped: Any) -> bool:
    inner = wrapped.of_type if isinstance(wrapped, GraphQLNonNull) else wrapped
    return isinstance(inner, GraphQLList)
