"""What is on its way out of the schema, each with what to use instead and the day after which it goes.

The contract's changelog says how much notice that has to be; its tests hold releases to it.
"""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLSchema

DEPRECATED: Mapping[str, str] = {}
"""By ``Type.field``, ``Type.field(argument)``, ``Input.field`` or ``Enum.VALUE``:
``"Use `regions`; removed after 2027-03-01"``."""


def deprecate(schema: GraphQLSchema, reasons: Mapping[str, str] = DEPRECATED) -> None:
    """Mark everything that ``reasons`` name. Raises ``KeyError`` for what the schema does not have."""
    for name, reason in reasons.items():
        _member(schema, name).deprecation_reason = reason


def _member(schema: GraphQLSchema, name: str) -> Any:
    owner, _, rest = name.partition(".")
    member, _, argument = rest.rstrip(")").partition("(")
    named: Any = schema.type_map[owner]
    found = (named.values if hasattr(named, "values") else named.fields)[member]
    return found.args[argument] if argument else found
