"""The fields that one operation selects, collected once for each type they are selected of."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    ValueNode,
    VariableNode,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from ..computed import COMPUTED

ByResponseName = Mapping[str, list[FieldNode]]


class Selected(NamedTuple):
    """A field of one type, under whatever response names the document has it."""

    name: str
    definition: GraphQLField
    nodes: Sequence[FieldNode]


class Selections:
    """What is selected where, with ``conditions`` as the values of variables in directives."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        conditions: dict[str, Any],
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.fragments = fragments
        self.lookahead: dict[tuple[str, tuple[int, ...]], Any] = {}
        """What root fields want, where that is the same in every run."""
        self._conditions = conditions
        self._collected: dict[tuple[str, tuple[int, ...]], ByResponseName] = {}
        self._selected: dict[tuple[str, tuple[int, ...]], Sequence[Selected]] = {}
        self._leading_on: dict[tuple[int, ...], bool] = {}

    def of_root(self, query: GraphQLObjectType) -> ByResponseName:
        return collect_fields(
            self.schema, self.fragments, self._conditions, query, self.operation.selection_set
        )

    def of(self, parent: GraphQLObjectType, nodes: Sequence[FieldNode]) -> ByResponseName:
        """Return the nodes below ``nodes`` that are about an object of type ``parent``."""
        key = parent.name, identities(nodes)
        if key not in self._collected:
            self._collected[key] = collect_sub_fields(
                self.schema, self.fragments, self._conditions, parent, list(nodes)
            )
        return self._collected[key]

    def selected(self, type_name: str, nodes: Sequence[FieldNode]) -> Sequence[Selected]:
        """Return the same by field: one object may be reached on many ways under many names."""
        key = type_name, identities(nodes)
        if key not in self._selected:
            self._selected[key] = list(self._by_field(type_name, nodes))
        return self._selected[key]

    def lead_on(self, nodes: Sequence[FieldNode]) -> bool:
        """Whether anything below ``nodes`` is more than a value of the object itself."""
        key = identities(nodes)
        if key not in self._leading_on:
            self._leading_on[key] = any(
                node.selection_set or node.name.value in COMPUTED for node in self._fields_below(nodes)
            )
        return self._leading_on[key]

    @cached_property
    def variable_below_roots(self) -> bool:
        """Whether the argument of any field but those of ``Query`` is a variable."""
        query = cast(GraphQLObjectType, self.schema.query_type)
        pending = [node for nodes in self.of_root(query).values() for node in nodes]
        seen: set[int] = set()
        while pending:
            for node in self._fields_below([pending.pop()]):
                if id(node) not in seen:
                    seen.add(id(node))
                    pending.append(node)
                    if any(mentions_variable(argument.value) for argument in node.arguments):
                        return True
        return False

    def _by_field(self, type_name: str, nodes: Sequence[FieldNode]) -> Iterable[Selected]:
        parent = cast(GraphQLObjectType, self.schema.type_map[type_name])
        by_name: dict[str, list[FieldNode]] = {}
        for node in chain.from_iterable(self.of(parent, nodes).values()):
            by_name.setdefault(node.name.value, []).append(node)
        for name, same in by_name.items():
            if name in parent.fields:
                yield Selected(name, parent.fields[name], same)

    def _fields_below(self, nodes: Sequence[FieldNode]) -> Iterable[FieldNode]:
        pending: list[SelectionNode] = [each for node in nodes for each in _below(node)]
        spread: set[str] = set()
        while pending:
            node = pending.pop()
            if isinstance(node, FieldNode):
                yield node
            elif not isinstance(node, FragmentSpreadNode):
                pending.extend(_below(node))
            elif node.name.value not in spread:
                spread.add(node.name.value)
                pending.extend(_below(self.fragments[node.name.value]))


def identities(nodes: Sequence[FieldNode]) -> tuple[int, ...]:
    """Nodes live as long as their document, and with it whatever was worked out for them."""
    return tuple(map(id, nodes))


def mentions_variable(value: ValueNode) -> bool:
    """Whether a variable stands anywhere in a value."""
    if isinstance(value, ListValueNode):
        return any(mentions_variable(member) for member in value.values)
    if isinstance(value, ObjectValueNode):
        return any(mentions_variable(member.value) for member in value.fields)
    return isinstance(value, VariableNode)


def _below(node: Any) -> Sequence[SelectionNode]:
    return node.selection_set.selections if node.selection_set else ()
