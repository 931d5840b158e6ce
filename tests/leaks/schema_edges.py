"""Every field of the published schema through which an object can be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
)

_KEYS = frozenset({"String", "ID"})
_RICH_TEXT = frozenset({"links", "documents"})


@dataclass(frozen=True, order=True)
class Edge:
    """A field of a type; ``way`` tells apart what a list or an argument offers."""

    owner: str
    field: str
    way: str = ""

    def __str__(self) -> str:
        return f"{self.owner}.{self.field}{f' by {self.way}' if self.way else ''}"


def edges_of(schema: GraphQLSchema) -> frozenset[Edge]:
    """Return all edges. A field that can reach an object and is none of these is a gap in this module."""
    return frozenset(edge for owner in _objects(schema) for edge in _edges_from(schema, owner))


def is_node(named: Any) -> bool:
    """Tell whether a type is that of objects with a row of their own, or an interface of those."""
    return getattr(named, "name", "") == "Node" or any(
        interface.name == "Node" for interface in getattr(named, "interfaces", ())
    )


def is_connection(named: Any) -> bool:
    return isinstance(named, GraphQLObjectType) and named.name.endswith("Connection")


def is_embedded(named: Any) -> bool:
    return is_composite_type(named) and not is_node(named) and not is_connection(named)


def _objects(schema: GraphQLSchema) -> Iterator[GraphQLObjectType]:
    for named in schema.type_map.values():
        introspection = named.name.startswith("__")
        wrapper = is_connection(named) or named.name.endswith("Edge")
        if isinstance(named, GraphQLObjectType) and not introspection and not wrapper:
            yield named


def _edges_from(schema: GraphQLSchema, owner: GraphQLObjectType) -> Iterator[Edge]:
    for name, field in owner.fields.items():
        named = get_named_type(field.type)
        if is_connection(named):
            yield from (Edge(owner.name, name, way) for way in ("nodes", "edges", "totalCount"))
        if owner is schema.query_type:
            yield from _ways_of_root(name, field)
        elif is_node(named) or _leads_to_pages(named) or _holds_links(owner, name):
            yield Edge(owner.name, name)


def _ways_of_root(name: str, field: GraphQLField) -> Iterator[Edge]:
    """A list by each argument that can name an object; anything else by each of its keys, or as it is."""
    named = get_named_type(field.type)
    keys = [argument for argument in field.args if _is_key(field.args[argument].type, argument)]
    if is_connection(named):
        yield from (Edge("Query", name, key) for key in keys)
        yield from (Edge("Query", name, f"filter.{key}") for key in _filter_keys(field))
        yield from (Edge("Query", name, "near") for argument in field.args if argument == "near")
    elif not (_only_holds_edges(named) or _only_counts(named)):
        yield from (Edge("Query", name, key) for key in keys or [""])


def _is_key(declared: Any, argument: str) -> bool:
    return get_named_type(declared).name in _KEYS and argument not in ("locale", "after")


def _filter_keys(field: GraphQLField) -> Iterator[str]:
    declared = get_named_type(field.args["filter"].type) if "filter" in field.args else None
    if isinstance(declared, GraphQLInputObjectType):
        yield from (name for name, value in declared.fields.items() if _is_key(value.type, name))


def _only_holds_edges(named: Any) -> bool:
    """A type that shows nothing itself: the menu is a list of entries and no more."""
    return is_embedded(named) and all(
        is_composite_type(get_named_type(field.type)) for field in named.fields.values()
    )


def _only_counts(named: Any) -> bool:
    """Groups and their sizes; ``counts`` asks for them."""
    return is_embedded(named) and "groups" in named.fields


def _leads_to_pages(named: Any) -> bool:
    """A type without a row of its own that shows the title or the route of a page: menu entries."""
    return is_embedded(named) and {"title", "path"} <= set(named.fields)


def _holds_links(owner: GraphQLObjectType, name: str) -> bool:
    """HTML that may contain the address of something else."""
    if name != "html":
        return False
    members = [get_named_type(field.type) for field in owner.fields.values()]
    holders = [owner, *(member for member in members if isinstance(member, GraphQLObjectType))]
    return any(set(holder.fields) & _RICH_TEXT for holder in holders)


def targets_of(schema: GraphQLSchema, edge: Edge) -> frozenset[str]:
    """Return the names of the object types that ``edge`` may lead to; none where its type does not tell."""
    owner: Any = schema.type_map[edge.owner]
    named = get_named_type(owner.fields[edge.field].type)
    if is_connection(named):
        named = get_named_type(named.fields["nodes"].type)
    if isinstance(named, GraphQLInterfaceType):
        return frozenset(member.name for member in schema.get_possible_types(named))
    return frozenset({named.name}) if is_node(named) else frozenset()
