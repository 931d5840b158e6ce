"""graphql-core with a short cut through rows.

Rows hold their values just as GraphQL serialises them, so for their fields there is nothing to
resolve and nothing to complete: they are picked. Everything else (roots, lists, arguments, a missing
value where one is required) takes graphql-core's own way, and so do all errors.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLString,
    Undefined,
    get_named_type,
    is_leaf_type,
)
from graphql.execution import ExecutionContext
from graphql.pyutils import Path

from .stored import resolve_stored


class Stored(NamedTuple):
    """A field that rows hold ready-made."""

    type: GraphQLOutputType
    leaf: bool
    required: bool


class RowExecution(ExecutionContext):
    """Executes one operation; what comes out equals graphql-core's own answer."""

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        fields: dict[str, list[FieldNode]],
    ) -> dict[str, Any]:
        if type(source_value) is not dict:
            return cast(dict[str, Any], super().execute_fields(parent_type, source_value, path, fields))
        stored = stored_fields(parent_type)
        results = {}
        for response_name, nodes in fields.items():
            name = nodes[0].name.value
            field, value = stored.get(name), source_value.get(name)
            if field is None or (value is None and field.required):
                own = Path(path, response_name, parent_type.name)
                value = self.execute_field(parent_type, source_value, nodes, own)
            elif value is not None and not field.leaf:
                value = self._complete(field, nodes, value, Path(path, response_name, parent_type.name))
            if value is not Undefined:
                results[response_name] = value
        return results

    def _complete(self, field: Stored, nodes: list[FieldNode], value: Any, path: Path) -> Any:
        try:
            if type(value) is list:
                return [self._object(nodes, item, Path(path, at, None)) for at, item in enumerate(value)]
            return self._object(nodes, value, path)
        except GraphQLError as error:
            self.handle_field_error(error, field.type, path)
            return None

    def _object(self, nodes: list[FieldNode], value: Mapping[str, Any], path: Path) -> Any:
        named = cast(GraphQLObjectType, self.schema.type_map[value["__typename"]])
        return self.execute_fields(named, value, path, self.collect_subfields(named, nodes))


@cache
def stored_fields(parent_type: GraphQLObjectType) -> dict[str, Stored]:
    """Return the fields of a type that rows hold ready-made, ``__typename`` included."""
    fields = parent_type.fields.items()
    stored = {name: _stored(field.type) for name, field in fields if field.resolve is resolve_stored}
    return {**stored, "__typename": _stored(GraphQLNonNull(GraphQLString))}


def _stored(gql_type: GraphQLOutputType) -> Stored:
    return Stored(gql_type, is_leaf_type(get_named_type(gql_type)), isinstance(gql_type, GraphQLNonNull))
