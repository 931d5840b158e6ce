"""The shape of a document: how deep, how many fields, aliases, directives. Each fragment is measured once."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

Fragments = Mapping[str, FragmentDefinitionNode]
Executable = OperationDefinitionNode | FragmentDefinitionNode


class Shape(NamedTuple):
    """What a selection asks for, with fragments written out."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    top: int = 0
    """Fields at its first level."""


_LEAF = Shape(depth=1, fields=1, top=1)
_ALIASED = _LEAF._replace(aliases=1)


class Shapes:
    """The shapes of the operations and fragments of one document."""

    def __init__(self, tree: DocumentNode) -> None:
        self._tree = tree
        self.fragments: Fragments = {
            node.name.value: node for node in tree.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, Shape] = {}
        self._open: set[str] = set()
        self.broken = False
        """A fragment contains itself or does not exist: the document cannot be written out."""
        self.visited = 0
        """Selections looked at so far."""

    def definitions(self) -> Iterator[tuple[Executable, Shape]]:
        """Yield what the document defines with its shape, operations first."""
        for node in self._tree.definitions:
            if isinstance(node, OperationDefinitionNode):
                shape = self._selections(node.selection_set)
                given = len(node.directives) + sum(len(each.directives) for each in node.variable_definitions)
                yield node, shape._replace(directives=shape.directives + given)
        for name, fragment in self.fragments.items():
            shape = self._fragment(name)
            introspection = fragment.type_condition.name.value.startswith("__")
            yield fragment, shape._replace(depth=0) if introspection else shape

    def _selections(self, selections: SelectionSetNode) -> Shape:
        depths, *counts = zip(*[self._selection(node) for node in selections.selections], strict=True)
        return Shape(max(depths), *map(sum, counts))

    def _selection(self, node: SelectionNode) -> Shape:
        self.visited += 1
        shape = self._below(node)
        return (
            shape._replace(directives=shape.directives + len(node.directives)) if node.directives else shape
        )

    def _below(self, node: SelectionNode) -> Shape:
        if isinstance(node, FieldNode):
            return self._field(node)
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value)
        return self._selections(cast(InlineFragmentNode, node).selection_set)

    def _field(self, node: FieldNode) -> Shape:
        aliased = node.alias is not None
        if node.selection_set is None:
            return _ALIASED if aliased else _LEAF
        below = self._selections(node.selection_set)
        depth = 0 if node.name.value.startswith("__") else below.depth + 1
        return Shape(depth, below.fields + 1, below.aliases + aliased, below.directives, 1)

    def _fragment(self, name: str) -> Shape:
        if name in self._open or name not in self.fragments:
            self.broken = True
            return Shape()
        if name not in self._known:
            self._open.add(name)
            self._known[name] = self._selections(self.fragments[name].selection_set)
            self._open.remove(name)
        return self._known[name]


def most_repeated(selections: SelectionSetNode, fragments: Fragments) -> int:
    """Return how many fields share one response name at one place of the answer, at most.

    Only for documents that are not broken and whose number of fields is bounded: each place is
    visited. A field that several spreads lead to is one.
    """
    most, levels = 0, [[selections]]
    while levels:
        for fields in _by_response_name(levels.pop(), fragments).values():
            most = max(most, len(fields))
            levels.append([field.selection_set for field in fields if field.selection_set])
    return most


def _by_response_name(level: list[SelectionSetNode], fragments: Fragments) -> dict[str, list[FieldNode]]:
    found: dict[str, list[FieldNode]] = {}
    spread: set[str] = set()
    left = [node for selections in level for node in selections.selections]
    while left:
        node = left.pop()
        if isinstance(node, FieldNode):
            found.setdefault((node.alias or node.name).value, []).append(node)
        elif isinstance(node, InlineFragmentNode):
            left.extend(node.selection_set.selections)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
            spread.add(node.name.value)
            left.extend(fragments[node.name.value].selection_set.selections)
    return found
