"""From selected fields to closures that read and complete their values.

A closure gives what graphql-core's ``complete_value`` gives, or raises: ``Surprise`` where graphql-core
would have an error to tell of, and whatever resolvers raise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLUnionType,
    Undefined,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.execute import get_field_def
from graphql.pyutils import is_iterable

from ..connections import resolve_attached_list
from ..stored import resolve_stored
from .runs import Place, Run
from .selections import Selections, identities

Complete = Callable[[Any, Run], Any]
"""Takes a value (or the object to read it from) and the run; returns what the answer shows."""

_AS_THEY_ARE: Mapping[str, type] = {"String": str, "ID": str, "Date": str, "DateTime": str, "Boolean": bool}
"""Scalars, and the type of the values that they serialise as what they are."""


class Surprise(Exception):
    """A value that graphql-core would report as an error."""


class Member(NamedTuple):
    """What stands under one response name of an object."""

    response_name: str
    read: Complete


class Completing:
    """Builds the closures of one operation, each once."""

    def __init__(self, selections: Selections) -> None:
        self._selections = selections
        self._objects: dict[tuple[str, tuple[int, ...], Complete], Complete] = {}

    def root(self, query: GraphQLObjectType) -> tuple[Member, ...]:
        return tuple(self._members(query, self._selections.of_root(query)))

    def _members(self, parent: GraphQLObjectType, fields: Mapping[str, list[FieldNode]]) -> Iterable[Member]:
        for response_name, nodes in fields.items():
            definition = get_field_def(self._selections.schema, parent, nodes[0])
            if definition:
                yield Member(response_name, self._read(Place(parent, definition, nodes)))

    def _read(self, place: Place) -> Complete:
        if place.name == "__typename":
            return _constant(place.parent.name)
        complete = self._complete(place.definition.type, place)
        if place.definition.resolve is resolve_attached_list:
            return _attached(place, complete)
        if place.definition.resolve is not resolve_stored:
            return _resolved(place, complete)
        kind = _kept_as(place.definition)
        return _stored_leaf(place.name, kind, complete) if kind else _stored(place.name, complete)

    def _complete(self, given: GraphQLOutputType, place: Place, absent: Complete | None = None) -> Complete:
        """``absent`` takes the place of values that are ``None``."""
        absent = absent or _nothing
        if isinstance(given, GraphQLNonNull):
            return self._complete(given.of_type, place, _missing)
        if isinstance(given, GraphQLList):
            return _listed(self._complete(given.of_type, place), absent)
        if is_leaf_type(given):
            return _leaf(cast(GraphQLLeafType, given), absent)
        if is_abstract_type(given):
            return self._abstract(cast(GraphQLInterfaceType | GraphQLUnionType, given), place, absent)
        return self._object(cast(GraphQLObjectType, given), place.nodes, absent)

    def _object(self, given: GraphQLObjectType, nodes: Sequence[FieldNode], absent: Complete) -> Complete:
        key = given.name, identities(nodes), absent
        if key not in self._objects:
            if given.is_type_of:
                raise Surprise(f"{given.name} wants to check its objects.")
            self._objects[key] = _object(self._members(given, self._selections.of(given, nodes)), absent)
        return self._objects[key]

    def _abstract(
        self, given: GraphQLInterfaceType | GraphQLUnionType, place: Place, absent: Complete
    ) -> Complete:
        """What is selected of a type is worked out when the first object of it comes along."""
        possible = {each.name: each for each in self._selections.schema.get_possible_types(given)}
        resolve_type = given.resolve_type
        if resolve_type is None:
            raise Surprise(f"{given.name} cannot tell its types apart.")
        known: dict[str, Complete] = {}

        def complete(value: Any, run: Run) -> Any:
            if value is None:
                return absent(value, run)
            name = cast(str, resolve_type(value, run.info(place), given))
            if name not in known:
                known[name] = self._object(possible[name], place.nodes, absent)
            return known[name](value, run)

        return complete


def _kept_as(definition: GraphQLField) -> type | None:
    """The Python type of stored values that need no completing, where there is one."""
    given = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
    return _AS_THEY_ARE.get(getattr(given, "name", ""))


def _nothing(value: Any, run: Run) -> None:
    """An absent value where one may be."""


def _missing(value: Any, run: Run) -> Any:
    """An absent value where none may be."""
    raise Surprise("A value is missing.")


def _object(members: Iterable[Member], absent: Complete) -> Complete:
    ready = tuple(members)

    def complete(value: Any, run: Run) -> Any:
        if value is None:
            return absent(value, run)
        return {response_name: read(value, run) for response_name, read in ready}

    return complete


def _constant(value: str) -> Complete:
    return lambda source, run: value


def _stored(name: str, complete: Complete) -> Complete:
    return lambda source, run: complete(source.get(name), run)


def _stored_leaf(name: str, kind: type, complete: Complete) -> Complete:
    def read(source: Any, run: Run) -> Any:
        value = source.get(name)
        return value if type(value) is kind else complete(value, run)

    return read


def _attached(place: Place, complete: Complete) -> Complete:
    return lambda source, run: complete(source[run.attachment(place)], run)


def _resolved(place: Place, complete: Complete) -> Complete:
    resolve = place.definition.resolve
    if resolve is None:
        raise Surprise(f"{place.name} has no resolver.")

    def read(source: Any, run: Run) -> Any:
        value = resolve(source, run.info(place), **run.arguments(place))
        if isinstance(value, Exception):
            raise value
        return complete(value, run)

    return read


def _listed(complete: Complete, absent: Complete) -> Complete:
    def listed(value: Any, run: Run) -> Any:
        if type(value) is not list and not is_iterable(value):
            if value is None:
                return absent(value, run)
            raise Surprise("A list is none.")
        return [complete(member, run) for member in value]

    return listed


def _leaf(given: GraphQLLeafType, absent: Complete) -> Complete:
    serialize = given.serialize
    names = frozenset(given.values) if isinstance(given, GraphQLEnumType) and _speaks_names(given) else ()

    def leaf(value: Any, run: Run) -> Any:
        if value is None:
            return absent(value, run)
        if type(value) is str and value in names:
            return value
        serialized = serialize(value)
        if serialized is Undefined or serialized is None:
            raise Surprise("A value cannot be serialised.")
        return serialized

    return leaf


def _speaks_names(given: GraphQLEnumType) -> bool:
    return all(name == member.value for name, member in given.values.items())
