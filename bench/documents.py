"""Random documents over a schema: always valid, the same for the same seed.

``generate(schema, seed)`` returns a source and its variables. Documents mix what documents are made
of: aliases, fragments that spread each other, inline fragments, ``@skip`` and ``@include`` with and
without variables, nested lists with arguments, fields selected twice, introspection.
"""

import random
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    TypeNameMetaFieldDef,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_non_null_type,
)

from .values import EXAMPLES, Known, Values, literal

Composite = GraphQLObjectType | GraphQLInterfaceType

_KEYS = ("id", "path", "slug")
_NEVER_GIVEN = ("after", "previewToken")
_CONDITION = GraphQLNonNull(GraphQLBoolean)
_DEEPEST_INTROSPECTION = 4
"""Levels below ``__schema``: deeper, graphql-core refuses documents of its own accord."""


@dataclass(frozen=True)
class Style:
    """What documents look like on average."""

    fields: tuple[int, int] = (3, 60)
    """Fewest and most fields, those of fragments counted once."""
    depth: int = 8
    first: tuple[int, int] = (1, 20)
    composite: float = 0.45
    """How often a field with fields of its own is chosen, where both kinds are to be had."""
    fragments: float = 0.12
    directives: float = 0.06
    aliases: float = 0.08
    variables: float = 0.4
    """How often a value is a variable."""
    filters: float = 0.12
    """How often an argument is given that need not be."""
    introspection: float = 0.04


class _Signature(NamedTuple):
    """Fields of one response name can be merged wherever they meet, if this is equal."""

    name: str
    arguments: str
    type: str


@dataclass
class _Part:
    """A piece of a selection: its text, the response names at its top, the levels of fields in it."""

    text: str
    names: dict[str, _Signature] = field(default_factory=dict)
    height: int = 1


class _Fragment(NamedTuple):
    name: str
    on: Composite
    part: _Part
    needs: frozenset[str]
    """The fragments and variables, by name, that stand in it."""


def generate(
    schema: GraphQLSchema, seed: int, *, known: Known = EXAMPLES, style: Style | None = None
) -> tuple[str, dict[str, Any]]:
    """Return a valid document and its variables.

    ``known`` gives values that exist, by the name of the argument or filter they are for: slugs and
    ids of a real site let documents find something. ``style`` says how documents look.
    """
    return _Writer(schema, random.Random(seed), known, style or Style()).document()  # noqa: S311


class _Writer:
    def __init__(self, schema: GraphQLSchema, chance: random.Random, known: Known, style: Style) -> None:
        self._schema = schema
        self._chance = chance
        self._style = style
        self._values = Values(chance, known, style.first, style.filters)
        self._names: dict[tuple[str, str], _Signature] = {}
        self._fragments: dict[str, _Fragment] = {}
        self._needs: list[set[str]] = [set()]
        self._aliases = 0
        fewest, most = style.fields
        self._left = round(fewest * (most / fewest) ** chance.random())

    def document(self) -> tuple[str, dict[str, Any]]:
        query = cast(GraphQLObjectType, self._schema.query_type)
        part = self._selections(query, query, self._style.depth)
        fragments = [self._fragments[name] for name in sorted(self._reached())]
        variables = [each for each in self._values.variables if each.name in self._all_needs()]
        declared = ", ".join(each.declaration for each in variables)
        source = f"query Generated{f'({declared})' if declared else ''} {part.text}\n"
        source += "".join(f"fragment {each.name} on {each.on.name} {each.part.text}\n" for each in fragments)
        return source, {each.name: each.value for each in variables if each.given}

    def _all_needs(self) -> set[str]:
        needs, left = set[str](), set(self._needs[0])
        while left:
            name = left.pop()
            needs.add(name)
            if name in self._fragments:
                left |= self._fragments[name].needs - needs
        return needs

    def _reached(self) -> set[str]:
        return self._all_needs() & self._fragments.keys()

    def _selections(self, parent: Composite, scope: Composite, depth: int) -> _Part:
        """Braces with fields of ``parent``; ``scope`` is the type of the field they are braces of."""
        parts = [self._field(parent, scope, depth)]
        for _ in range(self._chance.choice((0, 1, 2, 3, 4, 6, 10))):
            if self._left > 0:
                parts.append(self._selection(parent, scope, depth))
        names = {name: each for part in parts for name, each in part.names.items()}
        return _Part(
            f"{{ {' '.join(part.text for part in parts)} }}", names, max(part.height for part in parts)
        )

    def _selection(self, parent: Composite, scope: Composite, depth: int) -> _Part:
        kind = self._chance.random()
        if kind < self._style.fragments:
            return self._spread(parent, scope, depth) or self._field(parent, scope, depth)
        if kind < self._style.fragments * 2 or (is_abstract_type(parent) and kind < 0.6):
            return self._inline(parent, scope, depth)
        return self._field(parent, scope, depth)

    def _inline(self, parent: Composite, scope: Composite, depth: int) -> _Part:
        inner = self._narrowed(parent)
        part = self._selections(inner, scope, depth)
        condition = "" if inner is parent and self._chance.random() < 0.3 else f" on {inner.name}"
        return _Part(f"...{condition}{self._directive()} {part.text}", part.names, part.height)

    def _spread(self, parent: Composite, scope: Composite, depth: int) -> _Part | None:
        """A fragment that exists and fits, otherwise a new one; nothing where it would not merge."""
        fitting = [each for each in self._fragments.values() if self._fits(each, parent, scope, depth)]
        if fitting and self._chance.random() < 0.5:
            fragment = self._chance.choice(fitting)
        else:
            fragment = self._fragment(self._narrowed(parent), depth)
            if not self._fits(fragment, parent, scope, depth):
                return None
        self._needs[-1].add(fragment.name)
        for name, signature in fragment.part.names.items():
            self._names[scope.name, name] = signature
        text = f"...{fragment.name}{self._directive()}"
        return _Part(text, fragment.part.names, fragment.part.height)

    def _fits(self, fragment: _Fragment, parent: Composite, scope: Composite, depth: int) -> bool:
        return (
            fragment.part.height <= depth
            and fragment.on in (parent, *_possible(self._schema, parent))
            and all(
                self._names.get((scope.name, name), signature) == signature
                for name, signature in fragment.part.names.items()
            )
        )

    def _fragment(self, on: Composite, depth: int) -> _Fragment:
        self._needs.append(set())
        part = self._selections(on, on, depth)
        name = f"F{len(self._fragments) + 1}"
        self._fragments[name] = _Fragment(name, on, part, frozenset(self._needs.pop()))
        return self._fragments[name]

    def _narrowed(self, parent: Composite) -> Composite:
        possible = _possible(self._schema, parent)
        return self._chance.choice(possible) if possible and self._chance.random() < 0.8 else parent

    def _field(self, parent: Composite, scope: Composite, depth: int) -> _Part:
        self._left -= 1
        name, definition = self._chosen(parent, depth)
        arguments = self._arguments(name, definition)
        response = self._response_name(scope, _Signature(name, arguments, str(definition.type)))
        shown = name if response == name else f"{response}: {name}"
        text = f"{shown}{arguments}{self._directive()}"
        names = {response: self._names[scope.name, response]}
        inner = get_named_type(definition.type)
        if is_leaf_type(inner):
            return _Part(text, names)
        below = min(depth - 1, _DEEPEST_INTROSPECTION) if name.startswith("__") else depth - 1
        part = self._selections(cast(Composite, inner), cast(Composite, inner), below)
        return _Part(f"{text} {part.text}", names, part.height + 1)

    def _chosen(self, parent: Composite, depth: int) -> tuple[str, GraphQLField]:
        query = parent is self._schema.query_type
        if query and self._chance.random() < self._style.introspection:
            return self._chance.choice((("__schema", SchemaMetaFieldDef), ("__type", TypeMetaFieldDef)))
        leaves = _fields(parent, leaves=True)
        composites = _fields(parent, leaves=False) if depth > 1 else []
        wanted = composites if self._chance.random() < self._style.composite and self._left > 0 else leaves
        if query or not leaves:
            wanted = composites or leaves
        wanted = wanted or leaves or composites
        if not wanted or self._chance.random() < 0.03:
            return "__typename", TypeNameMetaFieldDef
        return self._chance.choice(wanted)

    def _response_name(self, scope: Composite, signature: _Signature) -> str:
        """The field's own name or an alias, the same for fields that merge."""
        name = signature.name
        if self._chance.random() < self._style.aliases or (
            self._names.get((scope.name, name), signature) != signature
        ):
            self._aliases += 1
            name = f"a{self._aliases}"
        self._names[scope.name, name] = signature
        return name

    def _arguments(self, field_name: str, definition: GraphQLField) -> str:
        names = [name for name in definition.args if name not in _NEVER_GIVEN]
        keys = [name for name in names if name in _KEYS and not is_non_null_type(definition.args[name].type)]
        chosen = [self._chance.choice(keys)] if keys else []
        for name in names:
            argument = definition.args[name]
            needed = is_non_null_type(argument.type) and name != "first"
            often = 0.7 if name == "first" else self._style.filters
            if name not in keys and (needed or self._chance.random() < often):
                chosen.append(name)
        values = {
            name: self._values.of(definition.args[name].type, name, within=field_name) for name in chosen
        }
        if values.get("orderBy") == "DISTANCE" and "near" in definition.args:
            values["near"] = self._values.of(definition.args["near"].type, "near")
        given = [f"{name}: {self._given(definition.args[name], value)}" for name, value in values.items()]
        return f"({', '.join(given)})" if given else ""

    def _given(self, argument: GraphQLArgument, value: Any) -> str:
        if self._chance.random() >= self._style.variables:
            return literal(value, argument.type)
        return self._variable(value, argument.type)

    def _variable(self, value: Any, declared: GraphQLInputType) -> str:
        name = self._values.variable(value, declared)
        self._needs[-1].add(name)
        return f"${name}"

    def _directive(self) -> str:
        if self._chance.random() >= self._style.directives:
            return ""
        name = self._chance.choice(("skip", "include"))
        value = self._chance.random() < 0.5
        told = (
            self._variable(value, _CONDITION) if self._chance.random() < 0.6 else literal(value, _CONDITION)
        )
        return f" @{name}(if: {told})"


def _possible(schema: GraphQLSchema, parent: Composite) -> list[Composite]:
    return [] if isinstance(parent, GraphQLObjectType) else list(schema.get_possible_types(parent))


def _fields(parent: Composite, *, leaves: bool) -> list[tuple[str, GraphQLField]]:
    return [each for each in parent.fields.items() if is_leaf_type(get_named_type(each[1].type)) == leaves]
