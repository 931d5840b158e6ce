"""Plans: an operation made ready to run, remembered with its document."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from graphql import (
    DirectiveNode,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
)
from graphql.language import Visitor, visit

from .completing import Completing, Member
from .runs import Run
from .selections import Selections

_MOST_REMEMBERED = 2
"""Plans of one document, each as large as the document; ``@skip`` and ``@include`` ask for more."""


class Plan:
    """One operation with one set of fields."""

    def __init__(self, selections: Selections) -> None:
        self.selections = selections

    def data(self, context: Any, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data of an answer without errors. Raises whatever gets in the way."""
        run = Run(self.selections, context, variables)
        return {response_name: read(None, run) for response_name, read in self._members}

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        query = cast(GraphQLObjectType, self.selections.schema.query_type)
        return Completing(self.selections).root(query)


class Plans:
    """The plans of one document."""

    def __init__(self, schema: GraphQLSchema, tree: DocumentNode) -> None:
        self._schema = schema
        self._tree = tree
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Plan:
        """Return the plan of ``operation`` for the fields that ``variables`` leave of it."""
        conditions = {name: variables.get(name) for name in self._conditional}
        key = (id(operation), *conditions.values())
        if key not in self._plans:
            if len(self._plans) >= _MOST_REMEMBERED:
                self._plans.clear()
            self._plans[key] = Plan(Selections(self._schema, operation, self._fragments, conditions))
        return self._plans[key]

    def __len__(self) -> int:
        return len(self._plans)

    @cached_property
    def _fragments(self) -> dict[str, FragmentDefinitionNode]:
        found = (node for node in self._tree.definitions if isinstance(node, FragmentDefinitionNode))
        return {node.name.value: node for node in found}

    @cached_property
    def _conditional(self) -> tuple[str, ...]:
        """The variables on which it depends whether a field is in the answer."""
        return tuple(sorted(_variables_of_directives(self._tree)))


def _variables_of_directives(tree: DocumentNode) -> set[str]:
    found: set[str] = set()

    class Collect(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: object) -> None:
            values = (argument.value for argument in node.arguments)
            found.update(value.name.value for value in values if isinstance(value, VariableNode))

    visit(tree, Collect())
    return found
