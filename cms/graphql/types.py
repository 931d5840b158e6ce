"""Looking things up in the SDL of the public types."""

from collections.abc import Iterable

from graphql import (
    DocumentNode,
    InterfaceTypeDefinitionNode,
    NamedTypeNode,
    ObjectTypeDefinitionNode,
    TypeNode,
)


class UnknownField(Exception):
    """A filter, list or reverse relation names a public field that no type has."""


class PublicTypes:
    """The object types of a document and the types of their fields."""

    def __init__(self, document: DocumentNode) -> None:
        kinds = (ObjectTypeDefinitionNode, InterfaceTypeDefinitionNode)
        self._fields = {
            node.name.value: {field.name.value: innermost(field.type) for field in node.fields}
            for node in document.definitions
            if isinstance(node, kinds)
        }

    def __contains__(self, type_name: str) -> bool:
        return type_name in self._fields

    def type_of(self, type_name: str, dotted: str) -> str:
        """Return the named type of a field, dotted where it is embedded. Raises ``UnknownField``."""
        current = type_name
        for name in dotted.split("."):
            if name not in self._fields.get(current, {}):
                raise UnknownField(f"{type_name}.{dotted}")
            current = self._fields[current][name]
        return current

    def require(self, type_name: str, fields: Iterable[str]) -> None:
        """Raise ``UnknownField`` unless the type has all of ``fields``."""
        for field in fields:
            self.type_of(type_name, field)


def innermost(node: TypeNode) -> str:
    """The name inside all lists and non-nulls."""
    while not isinstance(node, NamedTypeNode):
        node = node.type  # type: ignore[attr-defined]
    return node.name.value
