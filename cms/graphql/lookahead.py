"""What a query wants, known before the first row is read.

Resolvers are asked field by field; the reader wants a whole nesting level at once. A ``Wanted`` is
the part of a document below one field, seen from the side of the data.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLResolveInfo,
    get_named_type,
    is_leaf_type,
)
from graphql.execution.values import get_argument_values

from cms.published.families import REVERSES, Reverse
from cms.published.reading import ReverseList, Selection

from .compiled.selections import Selected, Selections, identities
from .computed import COMPUTED
from .lists import attachment_key, listing_of

Looked = TypeVar("Looked")

_REVERSES = {(reverse.owner, reverse.name): reverse for reverse in REVERSES}


class Wanted:
    """The fields selected below ``nodes``; implements ``cms.published.reading.Selection``."""

    def __init__(
        self, selections: Selections, variables: Mapping[str, Any], nodes: Sequence[FieldNode]
    ) -> None:
        self._selections = selections
        self._variables = dict(variables)
        self._nodes = list(nodes)
        self._objects: dict[str, list[tuple[str, Selection]]] = {}
        self._lists: dict[str, list[ReverseList]] = {}

    @cached_property
    def leads_on(self) -> bool:
        return self._selections.lead_on(self._nodes)

    def objects(self, type_name: str) -> Sequence[tuple[str, Selection]]:
        if type_name not in self._objects:
            selected = self._selected(type_name)
            self._objects[type_name] = [pair for field in selected for pair in self._below(type_name, field)]
        return self._objects[type_name]

    def _below(self, type_name: str, field: Selected) -> Sequence[tuple[str, Selection]]:
        """What is wanted below one field: what the document selects, or what the field is computed from."""
        if field.name in COMPUTED:
            return COMPUTED[field.name].needs.objects(type_name)
        if field.definition.args or is_leaf_type(get_named_type(field.definition.type)):
            return ()
        return [(field.name, Wanted(self._selections, self._variables, field.nodes))]

    def lists(self, type_name: str) -> Sequence[ReverseList]:
        if type_name not in self._lists:
            self._lists[type_name] = [
                reverse_list
                for field in self._selected(type_name)
                if (type_name, field.name) in _REVERSES
                for reverse_list in self._reverse_lists(_REVERSES[type_name, field.name], field)
            ]
        return self._lists[type_name]

    def _reverse_lists(self, reverse: Reverse, field: Selected) -> Iterable[ReverseList]:
        """One list for each set of arguments, whatever names the document gives them."""
        nodes_by_key: dict[str, tuple[dict[str, Any], list[FieldNode]]] = {}
        for node in field.nodes:
            arguments = get_argument_values(field.definition, node, self._variables)
            nodes_by_key.setdefault(attachment_key(reverse.name, arguments), (arguments, []))[1].append(node)
        for key, (arguments, nodes) in nodes_by_key.items():
            connection = WantedConnection(self._selections, self._variables, field.definition, nodes)
            yield ReverseList(
                key=key,
                listing=listing_of(reverse.family, arguments, reverse=reverse),
                selection=connection.members,
                wants_rows=connection.wants_rows,
                wants_total=connection.wants_total,
            )

    def _selected(self, type_name: str) -> Sequence[Selected]:
        return self._selections.selected(type_name, self._nodes)


class WantedConnection:
    """What is wanted of a list: its members, through ``nodes`` and ``edges``, and its total."""

    def __init__(
        self,
        selections: Selections,
        variables: Mapping[str, Any],
        definition: GraphQLField,
        nodes: Sequence[FieldNode],
    ) -> None:
        self._selections = selections
        self._variables = variables
        self._fields = selections.selected(get_named_type(definition.type).name, nodes)

    @property
    def wants_total(self) -> bool:
        return self.wants("totalCount")

    def wants(self, name: str) -> bool:
        """Whether the connection's own field ``name`` is selected."""
        return any(field.name == name for field in self._fields)

    def wants_below(self, owner: str, name: str) -> bool:
        """Whether the field ``name`` of whatever ``owner`` holds is selected."""
        return any(field.name == name for field in self._below(owner))

    @property
    def wants_rows(self) -> bool:
        return any(field.name in ("nodes", "edges", "pageInfo") for field in self._fields)

    def below(self, name: str) -> Wanted:
        """What is wanted of the objects in its own field ``name``."""
        nodes = [node for field in self._fields if field.name == name for node in field.nodes]
        return Wanted(self._selections, self._variables, nodes)

    @cached_property
    def members(self) -> Wanted:
        direct = [node for field in self._fields if field.name == "nodes" for node in field.nodes]
        through = [node for field in self._below("edges") if field.name == "node" for node in field.nodes]
        return Wanted(self._selections, self._variables, [*direct, *through])

    def _below(self, name: str) -> Iterable[Selected]:
        for owner in self._fields:
            if owner.name == name:
                named = get_named_type(owner.definition.type).name
                yield from self._selections.selected(named, owner.nodes)


def wanted_object(info: GraphQLResolveInfo) -> Wanted:
    """What the field being resolved wants of its object."""
    return _kept(info, lambda selections, variables: Wanted(selections, variables, info.field_nodes))


def wanted_connection(info: GraphQLResolveInfo) -> WantedConnection:
    """What the field being resolved wants of its list."""
    definition = info.parent_type.fields[info.field_name]
    return _kept(
        info,
        lambda selections, variables: WantedConnection(selections, variables, definition, info.field_nodes),
    )


def _kept(info: GraphQLResolveInfo, make: Callable[[Selections, Mapping[str, Any]], Looked]) -> Looked:
    """What is wanted is worked out once, unless variables have a say in it."""
    selections: Selections = info.context.selections
    if selections.variable_below_roots:
        return make(selections, info.variable_values)
    key = info.field_name, identities(info.field_nodes)
    if key not in selections.lookahead:
        selections.lookahead[key] = make(selections, {})
    return cast(Looked, selections.lookahead[key])
