"""Which argument a validation error is about; graphql-core only knows the place in the text."""

from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    Node,
    ObjectFieldNode,
    ValueNode,
)
from graphql.language import Visitor, visit


def naming_argument(error: GraphQLError, tree: DocumentNode) -> GraphQLError:
    """Return ``error`` with ``extensions.argument``, e.g. ``filter.level``, if it is about a value."""
    about = next((node for node in error.nodes or () if isinstance(node, ValueNode | ObjectFieldNode)), None)
    path = _argument_path(about, tree) if about else None
    if path is None:
        return error
    return GraphQLError(
        f'Argument "{path}": {error.message}', nodes=error.nodes, extensions={"argument": path}
    )


def _argument_path(about: Node, tree: DocumentNode) -> str | None:
    found: list[str] = []

    class Locate(Visitor):
        def enter(self, node: Node, key: object, parent: Any, path: object, ancestors: list[Any]) -> None:
            if node is about:
                found.append(_dotted([*ancestors, parent, node]))

    visit(tree, Locate())
    return found[0] if found and found[0] else None


def _dotted(line: list[Any]) -> str:
    return ".".join(node.name.value for node in line if isinstance(node, ArgumentNode | ObjectFieldNode))
