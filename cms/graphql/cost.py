"""What an operation costs, known from schema and document before anything runs.

The prices of single things stand in ``prices.py``. What a list holds is paid as often as its page
may hold it; ``nodes`` and ``edges`` only wrap. Where types differ, the dearest counts.

Each selection is priced once for each type, so fragments in fragments take no time. A variable may
stand for a page size or a condition, so a price is a number only once the variables are known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionNode,
    SelectionSetNode,
    TypeMetaFieldDef,
    TypeNameMetaFieldDef,
    VariableNode,
    get_named_type,
    is_list_type,
)

from . import prices
from .limits import PAGE


@dataclass(frozen=True)
class Given:
    """The variables of one request, and the prices already worked out with them."""

    variables: Mapping[str, Any]
    known: dict[int, float] = field(default_factory=dict)


Price = float | Callable[[Given], float]

_ABSTRACT = (GraphQLInterfaceType, GraphQLUnionType)
_META = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef, "__typename": TypeNameMetaFieldDef}
_MEMBERS = frozenset({"nodes", "edges"})
_ROWS = _MEMBERS | {"pageInfo"}


class Pricing:
    """Prices the operations of one valid document."""

    def __init__(self, schema: GraphQLSchema, tree: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            node.name.value: node for node in tree.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[tuple[int, str, bool], Price] = {}
        self._reading: dict[int, bool] = {}
        self.visited = 0
        """Selections looked at so far."""

    def operation(self, operation: OperationDefinitionNode) -> Price:
        """Return what a query costs."""
        query = cast(GraphQLObjectType, self._schema.query_type)
        return total([prices.REQUEST, self._selections(operation.selection_set, query)])

    def _selections(
        self, selections: SelectionSetNode, named: GraphQLNamedType, *, members: bool = False
    ) -> Price:
        """The price of a selection on one object; of a connection, either of a member or of all the rest."""
        key = id(selections), named.name, members
        if key not in self._known:
            self._known[key] = once(self._priced(selections, named, members))
        return self._known[key]

    def _priced(self, selections: SelectionSetNode, named: GraphQLNamedType, members: bool) -> Price:
        if isinstance(named, _ABSTRACT):
            possible = self._schema.get_possible_types(named)
            return dearest([self._selections(selections, each) for each in possible])
        parent = cast(GraphQLObjectType, named)
        return total([self._selection(node, parent, members) for node in _distinct(selections)])

    def _selection(self, node: SelectionNode, parent: GraphQLObjectType, members: bool) -> Price:
        self.visited += 1
        if isinstance(node, FieldNode):
            left_out = is_connection(parent) and _pages(parent, node.name.value) is not members
            price = 0.0 if left_out else self._field(node, parent)
        else:
            price = self._fragment(node, parent, members)
        return conditional(price, node.directives)

    def _fragment(self, node: SelectionNode, parent: GraphQLObjectType, members: bool) -> Price:
        fragment = self._fragment_of(node)
        condition = fragment.type_condition
        if condition and not self._is(parent, condition.name.value):
            return 0.0
        return self._selections(fragment.selection_set, parent, members=members)

    def _fragment_of(self, node: SelectionNode) -> FragmentDefinitionNode | InlineFragmentNode:
        if isinstance(node, FragmentSpreadNode):
            return self._fragments[node.name.value]
        return cast(InlineFragmentNode, node)

    def _is(self, named: GraphQLObjectType, condition: str) -> bool:
        other = self._schema.type_map[condition]
        return other is named or (isinstance(other, _ABSTRACT) and self._schema.is_sub_type(other, named))

    def _field(self, node: FieldNode, parent: GraphQLObjectType) -> Price:
        name = node.name.value
        definition: GraphQLField = _META.get(name) or parent.fields[name]
        named = get_named_type(definition.type)
        if node.selection_set is None:
            return prices.of_leaf(name, aliased=node.alias is not None)
        own = self._once(node, parent)
        if is_connection(named):
            return total([own, self._connection(node, definition)])
        size = 1.0 if _pages(parent, name) else _size(node, definition)
        each = total([prices.of_object(named), self._selections(node.selection_set, named)])
        return total([own, times(size, each)])

    def _once(self, node: FieldNode, parent: GraphQLObjectType) -> float:
        """What a field costs however much it holds."""
        root = parent is self._schema.query_type
        narrowed = prices.of_arguments(each.name.value for each in node.arguments)
        return prices.of_field(node.name.value) + narrowed + (prices.ROOT if root else 0.0)

    def _connection(self, node: FieldNode, definition: GraphQLField) -> Price:
        named, selections = get_named_type(definition.type), cast(SelectionSetNode, node.selection_set)
        row = prices.ROW if self._reads_rows(selections) else 0.0
        each = total([row, self._selections(selections, named, members=True)])
        rest = self._selections(selections, named)
        return total([prices.LIST, rest, times(_page_size(node, definition), each)])

    def _reads_rows(self, selections: SelectionSetNode) -> bool:
        """Whether a list is read at all: its total and its facets can be had without."""
        if id(selections) not in self._reading:
            self._reading[id(selections)] = any(self._reads_row(node) for node in selections.selections)
        return self._reading[id(selections)]

    def _reads_row(self, node: SelectionNode) -> bool:
        if isinstance(node, FieldNode):
            return node.name.value in _ROWS
        return self._reads_rows(self._fragment_of(node).selection_set)


def _distinct(selections: SelectionSetNode) -> list[SelectionNode]:
    """A value written down twice beside itself is answered once."""
    found: dict[object, SelectionNode] = {}
    for node in selections.selections:
        value = isinstance(node, FieldNode) and node.selection_set is None and not node.directives
        found.setdefault((node.alias or node.name).value if value else id(node), node)  # type: ignore[attr-defined]
    return list(found.values())


def is_connection(named: GraphQLNamedType) -> bool:
    """Whether a type is one page of a list."""
    return isinstance(named, GraphQLObjectType) and {"nodes", "edges", "pageInfo"} <= named.fields.keys()


def _is_list(given: GraphQLOutputType) -> bool:
    return is_list_type(given.of_type if isinstance(given, GraphQLNonNull) else given)


def _pages(parent: GraphQLObjectType, name: str) -> bool:
    """Whether a field leads from a connection to its members, which ``first`` counts."""
    return name in _MEMBERS and is_connection(parent)


def _size(node: FieldNode, definition: GraphQLField) -> Price:
    """How many objects a field holds that is no connection: lists may be told."""
    if "first" in definition.args:
        return _page_size(node, definition)
    return prices.size(node.name.value, many=_is_list(definition.type))


def _page_size(node: FieldNode, definition: GraphQLField) -> Price:
    """What ``first`` says, by literal, variable or default; lists refuse what is beyond their page."""
    given = next((each.value for each in node.arguments if each.name.value == "first"), None)
    default = definition.args["first"].default_value
    if isinstance(given, IntValueNode):
        return _within_page(int(given.value))
    if not isinstance(given, VariableNode):
        return _within_page(default)
    name = given.name.value
    return lambda known: _within_page(known.variables.get(name, default))


def _within_page(first: int | None) -> float:
    return float(min(max(first or 0, 0), PAGE.allowed))


def conditional(price: Price, directives: Iterable[DirectiveNode]) -> Price:
    """Return ``price`` as ``@skip`` and ``@include`` leave it."""
    for directive in directives:
        value, wanted = directive.arguments[0].value, directive.name.value == "include"
        if isinstance(value, VariableNode):
            price = _where(value.name.value, wanted, price)
        elif cast(BooleanValueNode, value).value is not wanted:
            return 0.0
    return price


def _where(name: str, wanted: bool, price: Price) -> Price:
    return lambda given: at(price, given) if given.variables.get(name) is wanted else 0.0


def at(price: Price, given: Given) -> float:
    """Return the number that ``price`` is for this request."""
    return price(given) if callable(price) else price


def total(parts: Sequence[Price]) -> Price:
    """Return the price of all ``parts`` together; a number where no variable matters."""
    fixed = sum(part for part in parts if not callable(part))
    varying = [part for part in parts if callable(part)]
    return (lambda given: fixed + sum(part(given) for part in varying)) if varying else fixed


def times(size: Price, price: Price) -> Price:
    """Return ``price`` paid ``size`` times."""
    if callable(size) or callable(price):
        return lambda given: at(size, given) * at(price, given)
    return size * price


def dearest(offers: Sequence[Price]) -> Price:
    """Return the highest of ``offers``."""
    fixed = max((price for price in offers if not callable(price)), default=0.0)
    varying = [price for price in offers if callable(price)]
    return (lambda given: max(fixed, *(each(given) for each in varying))) if varying else fixed


def once(price: Price) -> Price:
    """Return a price that is worked out once for each request, however often it is paid."""
    if not callable(price):
        return price
    varying = price

    def worked_out(given: Given) -> float:
        if id(varying) not in given.known:
            given.known[id(varying)] = varying(given)
        return given.known[id(varying)]

    return worked_out
