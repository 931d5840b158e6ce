"""Making generated documents plausible: what a schema cannot say, strangers read in its descriptions."""

from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    FloatValueNode,
    IntValueNode,
    ObjectFieldNode,
    StringValueNode,
    parse,
    print_ast,
    visit,
)
from graphql.language import REMOVE, Visitor

_KEYS = frozenset({"id", "path", "slug"})
_BOUNDS = {"latitude": 90, "longitude": 180, "radiusKm": 20_000}


def plausible(source: str) -> str:
    """Return ``source`` with pages of possible length, a known language, one key, and no cursor."""
    return print_ast(visit(parse(source), _Plausible()))


class _Plausible(Visitor):
    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode:
        """Where one key is asked for, the first one stays."""
        keys = [argument for argument in node.arguments if argument.name.value in _KEYS]
        if len(keys) > 1:
            node.arguments = tuple(given for given in node.arguments if given not in keys[1:])
        return node

    def leave_argument(self, node: ArgumentNode, *_: Any) -> Any:
        if node.name.value == "after":
            return REMOVE
        if node.name.value == "locale" and isinstance(node.value, StringValueNode):
            node.value.value = "de"
        if node.name.value == "first" and isinstance(node.value, IntValueNode):
            node.value.value = str(1 + int(node.value.value) % 100)
        return node

    def leave_object_field(self, node: ObjectFieldNode, *_: Any) -> ObjectFieldNode:
        bound = _BOUNDS.get(node.name.value)
        if bound and isinstance(node.value, FloatValueNode | IntValueNode):
            node.value = FloatValueNode(value=str(abs(float(node.value.value)) % bound))
        return node
