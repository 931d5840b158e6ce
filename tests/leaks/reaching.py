"""Which edges of an answer lead to which secrets."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import GraphQLSchema, get_named_type, is_leaf_type

from .marks import found
from .schema_edges import Edge, is_connection

Reached = Iterator[tuple[Edge, set[int]]]


class MiscountedList(AssertionError):
    """A total that is not the number of objects that the list shows."""


class Walk:
    """Reads answers side by side with the schema."""

    def __init__(self, schema: GraphQLSchema, ways: Mapping[str, str]) -> None:
        self._schema = schema
        self._ways = ways

    def root(self, data: Mapping[str, Any], fields: Mapping[str, str]) -> Reached:
        """``fields`` maps the aliases of the document to the root fields they stand for."""
        for alias, value in data.items():
            if value is not None:
                edge = Edge("Query", fields[alias], self._ways.get(alias, ""))
                yield from self._field(edge, value)

    def _object(self, value: Mapping[str, Any]) -> Reached:
        for shown, member in value.items():
            name = shown.rpartition("_")[2] if not shown.startswith("__") else shown
            if member is not None and not shown.startswith("__"):
                yield from self._field(Edge(value["__typename"], name), member)

    def _field(self, edge: Edge, value: Any) -> Reached:
        owner: Any = self._schema.type_map[edge.owner]
        named = get_named_type(owner.fields[edge.field].type)
        if is_leaf_type(named):
            yield edge, found(str(value))
        elif is_connection(named):
            yield from self._connection(edge, value)
        else:
            yield from self._objects(edge, value if isinstance(value, list) else [value])

    def _objects(self, edge: Edge, members: list[Any]) -> Reached:
        for member in members:
            yield edge, found(" ".join(_texts(member)))
            yield from self._object(member)

    def _connection(self, edge: Edge, value: Mapping[str, Any]) -> Reached:
        nodes = value.get("nodes", [])
        seen = [found(" ".join(_texts(node))) for node in nodes]
        paged = edge.field == "sitemapEntries"
        if value["totalCount"] != len(nodes) and not paged:
            raise MiscountedList(
                f"{edge}: totalCount is {value['totalCount']}, but there are {len(nodes)} nodes"
            )
        ways = [edge.way] if edge.way else ["nodes", "totalCount"]
        for marks in seen:
            yield from ((Edge(edge.owner, edge.field, way), marks) for way in ways)
        for member in value.get("edges", []):
            yield Edge(edge.owner, edge.field, "edges"), found(" ".join(_texts(member["node"])))
        for node in nodes:
            yield from self._object(node)


def _texts(value: Mapping[str, Any]) -> Iterator[str]:
    """The plain values of an object itself, not of what it refers to."""
    yield from (member for member in value.values() if isinstance(member, str))
