"""Looking things up in the SDL of the public types."""

from graphql import (
    DocumentNode,
    FieldDefinitionNode,
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
            node.name.value: {field.name.value: field for field in node.fields}
            for node in document.definitions
            if isinstance(node, kinds)
        }

    def type_of(self, type_name: str, dotted: str) -> str:
        """Return the named type of a field, dotted where it is embedded. Raises ``UnknownField``."""
        return innermost(self._field(type_name, dotted).type)

    def description_of(self, type_name: str, dotted: str) -> str:
        """Return what the field says about itself, or nothing. Raises ``UnknownField``."""
        description = self._field(type_name, dotted).description
        return description.value if description else ""

    def _field(self, type_name: str, dotted: str) -> FieldDefinitionNode:
        *embedded, last = dotted.split(".")
        for name in embedded:
            type_name = innermost(self._field(type_name, name).type)
        if last not in self._fields.get(type_name, {}):
            raise UnknownField(f"{type_name}.{last}")
        return self._fields[type_name][last]


def innermost(node: TypeNode) -> str:
    """The name inside all lists and non-nulls."""
    while not isinstance(node, NamedTypeNode):
        node = node.type  # type: ignore[attr-defined]
    return node.name.value
