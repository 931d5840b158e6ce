"""Limits on documents, checked before anything runs. Each fragment is measured once."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from .errors import LimitExceeded

MOST_TOKENS = 1_000
LONGEST_SOURCE = 16_384
DEEPEST_SELECTION = 10
DEEPEST_VARIABLE = 10


def check_depth(document: DocumentNode) -> None:
    """Refuse fields nested more than ``DEEPEST_SELECTION`` levels; introspection does not count.

    This comes before validation, which would be the slower way to find out. Fragments that contain
    themselves or do not exist are left to validation.
    """
    measure = _Depths(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            found = measure.selection(definition.selection_set)
            if found > DEEPEST_SELECTION:
                raise LimitExceeded("nesting", found, DEEPEST_SELECTION)


def check_variables(variables: Mapping[str, Any]) -> None:
    """Refuse variables nested more than ``DEEPEST_VARIABLE`` levels, naming the variable."""
    for name, value in variables.items():
        level, depth = [value], 0
        while level := [member for item in level for member in _members(item)]:
            depth += 1
            if depth > DEEPEST_VARIABLE:
                raise LimitExceeded(f'nesting in variable "${name}"', None, DEEPEST_VARIABLE)


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


class _Depths:
    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, int] = {}

    def selection(self, selections: SelectionSetNode | None) -> int:
        return max((self._of(node) for node in selections.selections), default=0) if selections else 0

    def _of(self, node: Any) -> int:
        if isinstance(node, FieldNode):
            return 0 if node.name.value.startswith("__") else 1 + self.selection(node.selection_set)
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value)
        return self.selection(node.selection_set)

    def _fragment(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = 0
            fragment = self._fragments.get(name)
            self._known[name] = self.selection(fragment.selection_set if fragment else None)
        return self._known[name]
