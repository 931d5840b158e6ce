"""Which argument a validation error is about; graphql-core only knows the place in the text."""

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
    value = next((node for node in error.nodes or () if isinstance(node, ValueNode)), None)
    path = _argument_path(value, tree) if value else None
    if path is None:
        return error
    return GraphQLError(
        f'Argument "{path}": {error.message}', nodes=error.nodes, extensions={"argument": path}
    )


def _argument_path(value: Node, tree: DocumentNode) -> str | None:
    found: list[str] = []

    class Locate(Visitor):
        def enter(self, node: Node, key: object, parent: object, path: object, ancestors: list[Node]) -> None:
            if node is value:
                found.append(_dotted(ancestors))

    visit(tree, Locate())
    return found[0] if found and found[0] else None


def _dotted(ancestors: list[Node]) -> str:
    return ".".join(node.name.value for node in ancestors if isinstance(node, ArgumentNode | ObjectFieldNode))
