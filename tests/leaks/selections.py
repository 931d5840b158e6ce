"""Selections that leave nothing out: every public field of a type, and of what it refers to every leaf."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from graphql import GraphQLInterfaceType, GraphQLSchema, get_named_type, is_leaf_type

from .schema_edges import is_connection, is_node

DEEPEST_MENU = 4
_TOKEN = re.compile(r'\.\.\.|"[^"]*"|\w+|[^\s,\w]')


def tokens(text: str) -> int:
    """Return how many lexical tokens GraphQL sees in ``text``."""
    return len(_TOKEN.findall(text))


class Selections:
    """Writes GraphQL selections for the types of one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema

    def everything(self, type_name: str) -> str:
        """All fields of an object, references and lists included, each reference with its leaves."""
        return self._braced(self._members(type_name))

    def in_parts(self, type_name: str, most_tokens: int) -> Iterator[str]:
        """The same in selections that fit into one document each."""
        part: list[str] = []
        for member in self._members(type_name):
            if part and tokens(" ".join([*part, member])) > most_tokens:
                yield self._braced(part)
                part = []
            part.append(member)
        yield self._braced(part)

    def leaves(self, type_name: str) -> str:
        """The fields of an object that are plain values or texts; of an interface, those all members have."""
        fields = self._fields(type_name)
        names = [name for name, field in fields.items() if is_leaf_type(get_named_type(field.type))]
        renamed = [f"{name}(preset: CARD)" if fields[name].args else name for name in names]
        return self._braced([*renamed, *self._specific_title(type_name)])

    def connection(self, type_name: str) -> str:
        """A page of a list in all its shapes."""
        fields = self._fields(type_name)
        member = get_named_type(fields["nodes"].type).name
        leaves, named = self.leaves(member), self._braced(["id", _naming(self._fields(member))])
        return self._braced(
            [
                "totalCount",
                "pageInfo { hasNextPage endCursor }",
                f"nodes {leaves}",
                f"edges {{ cursor node {named} }}",
            ]
        )

    def menu(self) -> str:
        """The menu, as deep as one answer may be."""
        level = "{ __typename title path }"
        for _ in range(DEEPEST_MENU):
            level = f"{{ __typename title path children {level} }}"
        return f"{{ __typename items {level} }}"

    def _members(self, type_name: str) -> Iterator[str]:
        """Every field by itself, but block types one by one: together they are too many."""
        for name, field in self._fields(type_name).items():
            named = get_named_type(field.type)
            if isinstance(named, GraphQLInterfaceType) and not is_node(named):
                for block in self._schema.get_possible_types(named):
                    yield f"{name} {{ __typename {self._block(block.name)} }}"
            else:
                yield self._member(name, field)

    def _member(self, name: str, field: Any, *, alias: str = "") -> str:
        named, shown = get_named_type(field.type), f"{alias}{name}"
        if is_leaf_type(named):
            return shown
        if is_connection(named):
            locale = ', locale: "en"' if "locale" in field.args else ""
            return f"{shown}(first: 100{locale}) {self.connection(named.name)}"
        if "preset" in field.args:
            return f"{shown}(preset: CARD) {self._embedded(named.name)}"
        if is_node(named):
            return f"{shown} {self.leaves(named.name)}"
        return f"{shown} {self._embedded(named.name)}"

    def _embedded(self, type_name: str) -> str:
        named = self._schema.type_map[type_name]
        if isinstance(named, GraphQLInterfaceType):
            return self._braced(self._block(block.name) for block in self._schema.get_possible_types(named))
        return self.everything(type_name)

    def _block(self, type_name: str) -> str:
        """Blocks disagree about the types of equal names, so each field bears the name of its block."""
        fields = self._fields(type_name)
        members = " ".join(
            self._member(name, field, alias=f"{type_name}_{name}: ") for name, field in fields.items()
        )
        return f"... on {type_name} {{ {members} }}"

    def _specific_title(self, type_name: str) -> Iterable[str]:
        """``Node`` alone shows an id; its members have names."""
        if type_name != "Node":
            return []
        members = self._schema.get_possible_types(self._schema.type_map[type_name])  # type: ignore[arg-type]
        return [f"... on {member.name} {{ {_naming(member.fields)} }}" for member in members]

    def _fields(self, type_name: str) -> dict[str, Any]:
        return self._schema.type_map[type_name].fields  # type: ignore[attr-defined]

    def _braced(self, members: Iterable[str]) -> str:
        return f"{{ __typename {' '.join(members)} }}"


def _naming(fields: Iterable[str]) -> str:
    return " ".join(name for name in ("title", "name", "feedTitle") if name in fields)
