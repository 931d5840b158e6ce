"""What belongs to one run of a plan: variables, and what resolvers are told of the place they stand at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
)
from graphql.execution.values import get_argument_values

from ..lists import attachment_key
from .selections import Selections, mentions_variable


@dataclass(frozen=True, eq=False)
class Place:
    """Where a field stands in a document, and of which type it is a field there."""

    parent: GraphQLObjectType
    definition: GraphQLField
    nodes: list[FieldNode]

    @cached_property
    def name(self) -> str:
        return self.nodes[0].name.value

    @cached_property
    def literal_arguments(self) -> dict[str, Any] | None:
        """The arguments, where they are the same in every run; ``None`` where variables stand in them."""
        if not self.definition.args:
            return {}
        if any(mentions_variable(argument.value) for argument in self.nodes[0].arguments):
            return None
        return get_argument_values(self.definition, self.nodes[0])


class Run:
    """One run. Resolvers are not told the path: what they return does not depend on it."""

    def __init__(self, selections: Selections, context: Any, variables: Mapping[str, Any]) -> None:
        self._selections = selections
        self._context = context
        self._variables = dict(variables)
        self._infos: dict[Place, GraphQLResolveInfo] = {}
        self._arguments: dict[Place, dict[str, Any]] = {}
        self._attachments: dict[Place, str] = {}

    def arguments(self, place: Place) -> dict[str, Any]:
        found = place.literal_arguments
        if found is not None:
            return found
        if place not in self._arguments:
            self._arguments[place] = get_argument_values(place.definition, place.nodes[0], self._variables)
        return self._arguments[place]

    def attachment(self, place: Place) -> str:
        """Return the name under which the reader has attached a list to its parents."""
        if place not in self._attachments:
            self._attachments[place] = attachment_key(place.name, self.arguments(place))
        return self._attachments[place]

    def info(self, place: Place) -> GraphQLResolveInfo:
        if place not in self._infos:
            self._infos[place] = self._info(place)
        return self._infos[place]

    def _info(self, place: Place) -> GraphQLResolveInfo:
        return GraphQLResolveInfo(
            field_name=place.name,
            field_nodes=place.nodes,
            return_type=place.definition.type,
            parent_type=place.parent,
            path=None,  # type: ignore[arg-type]
            schema=self._selections.schema,
            fragments=self._selections.fragments,
            root_value=None,
            operation=self._selections.operation,
            variable_values=self._variables,
            context=self._context,
            is_awaitable=never_awaitable,
        )


def never_awaitable(value: object) -> bool:
    """No resolver here is a coroutine; asking each value costs a tenth of the whole answer."""
    return False
