"""The operations of the contract: one file each, with the fragments they share."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    parse,
    print_ast,
)
from graphql.language import Visitor, visit

from . import CONTRACT

FRAGMENTS = "fragments"


@dataclass(frozen=True)
class Operation:
    """One operation with everything it needs, printed as every client prints it."""

    name: str
    body: str

    @cached_property
    def id(self) -> str:
        """Hexadecimal SHA-256 of the printed document, which is what Apollo's clients compute."""
        return hashlib.sha256(self.body.encode()).hexdigest()


def operations(contract: Path = CONTRACT) -> list[Operation]:
    """Return all operations by name. Raises ``ValueError`` for a file that is not one named operation."""
    folder = contract / "operations"
    fragments = dict(_fragment(path) for path in sorted((folder / FRAGMENTS).glob("*.graphql")))
    return [_operation(path, fragments) for path in sorted(folder.glob("*.graphql"))]


def _fragment(path: Path) -> tuple[str, FragmentDefinitionNode]:
    definition = _only_definition(path)
    if not isinstance(definition, FragmentDefinitionNode):
        raise ValueError(f"{path.name} must hold the fragment {path.stem}.")
    return path.stem, definition


def _operation(path: Path, fragments: dict[str, FragmentDefinitionNode]) -> Operation:
    definition = _only_definition(path)
    if not isinstance(definition, OperationDefinitionNode):
        raise ValueError(f"{path.name} must hold the operation {path.stem}.")
    needed = sorted(_needed([definition], fragments))
    document = DocumentNode(definitions=(definition, *(fragments[name] for name in needed)))
    return Operation(path.stem, print_ast(document))


def _only_definition(path: Path) -> OperationDefinitionNode | FragmentDefinitionNode:
    text = path.read_text(encoding="utf-8")
    definitions = parse(text).definitions
    definition = definitions[0]
    if not isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
        raise ValueError(f"{path.name} must hold an operation or a fragment.")
    if len(definitions) != 1 or definition.name is None or definition.name.value != path.stem:
        raise ValueError(f"{path.name} must hold one definition, named as the file.")
    if not text.startswith("# "):
        raise ValueError(f"{path.name} must begin with a comment that says what it is for.")
    return definition


def _needed(
    nodes: Iterable[OperationDefinitionNode | FragmentDefinitionNode],
    fragments: dict[str, FragmentDefinitionNode],
) -> set[str]:
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        fresh = set(_spreads(waiting.pop())) - found
        found |= fresh
        waiting.extend(fragments[name] for name in fresh)
    return found


def _spreads(node: OperationDefinitionNode | FragmentDefinitionNode) -> Iterator[str]:
    names: list[str] = []

    class Collect(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            names.append(spread.name.value)

    visit(node, Collect())
    return iter(names)
