"""The public types: what grapple built from ``graphql_fields``, and nothing beside it.

Grapple's types carry every column of Wagtail's own models along. Only what a model or block
lists in ``graphql_fields``, the fields of our interfaces and the values reachable from them
are public; everything else is cut off here, once, for every reader.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import graphene
from django.db.models import Model
from graphene.utils.str_converters import to_camel_case
from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InterfaceTypeDefinitionNode,
    NamedTypeNode,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    StringValueNode,
    TypeDefinitionNode,
    TypeNode,
    get_named_type,
    parse,
    print_schema,
)
from grapple.registry import registry
from grapple.types.streamfield import StreamFieldInterface

from cms.fields.identity import Identified
from cms.fields.interfaces import Node, PageInterface

STREAM_FIELDS = frozenset({"id", "blockType"})
ROOT = "Projection"


@cache
def source_schema() -> GraphQLSchema:
    """The types with grapple's resolvers; its one root field per node type returns the root value itself."""
    node_types = [registry.class_models[model] for model in node_models()]
    roots = {_name(node): graphene.Field(node, resolver=lambda root, info: root) for node in node_types}
    query = type(ROOT, (graphene.ObjectType,), roots)
    types = [node for cls, node in registry.models.items() if _declared(cls)]
    return graphene.Schema(query=query, types=types).graphql_schema


@cache
def node_models() -> tuple[type[Model], ...]:
    """Every model whose objects get a row of their own, by type name."""
    models = [cls for cls in registry.class_models if _declared(cls) and issubclass(cls, Identified)]
    return tuple(sorted(models, key=lambda cls: cls.__name__))


@cache
def node_type_names() -> frozenset[str]:
    return frozenset(_name(registry.class_models[model]) for model in node_models())


@cache
def node_interface_names() -> frozenset[str]:
    return frozenset({Node._meta.name, PageInterface._meta.name})


@cache
def public_fields(type_name: str) -> frozenset[str]:
    """Return the public GraphQL field names of an object or interface type."""
    if type_name == StreamFieldInterface._meta.name:
        return STREAM_FIELDS
    fields = frozenset(_type(type_name).fields)
    declaring = _declaring_classes().get(type_name)
    if declaring is None:
        return fields
    listed = {to_camel_case(item()[0].field_name) for item in declaring.graphql_fields}
    return fields & (listed | set(_interface_fields(type_name)))


def can_refer(from_type: str, to_type: str) -> bool:
    """Tell whether an object of ``from_type`` may hold a reference to one of ``to_type``."""
    return to_type in referable_types(from_type)


@cache
def referable_types(type_name: str) -> frozenset[str]:
    """The node types that an object of ``type_name`` may refer to, embedded objects included."""
    found: set[str] = set()
    seen: set[str] = set()
    pending = _target_types(type_name)
    while pending:
        target = pending.pop()
        if target in node_type_names():
            found.add(target)
        elif target not in seen:
            seen.add(target)
            pending |= _target_types(target)
    return frozenset(found)


@cache
def public_types() -> DocumentNode:
    """The SDL of all public types, without a ``Query``, ordered by name."""
    definitions = _definitions()
    kept: dict[str, Any] = {}
    pending = set(node_type_names() | node_interface_names())
    while pending:
        name = pending.pop()
        if name in kept or name not in definitions:
            continue
        kept[name] = _pruned(definitions[name])
        pending |= set(_mentioned(kept[name])) | _members(name)
    return DocumentNode(definitions=tuple(kept[name] for name in sorted(kept)))


def _definitions() -> dict[str, TypeDefinitionNode]:
    written = parse(print_schema(source_schema())).definitions
    return {node.name.value: node for node in written if isinstance(node, TypeDefinitionNode)}


def _pruned(node: Any) -> Any:
    if not isinstance(node, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
        return node
    public = public_fields(node.name.value)
    node.fields = tuple(field for field in node.fields if field.name.value in public)
    node.description = node.description or _description(node.name.value)
    return node


def _description(type_name: str) -> StringValueNode | None:
    """The first line of the class's own docstring (Django writes ``Model(field, …)`` where there is none)."""
    declaring = _declaring_classes().get(type_name)
    written = (declaring.__doc__ or "").strip() if declaring else ""
    if not written or written.startswith(f"{type_name}("):
        return None
    return StringValueNode(value=written.splitlines()[0].strip(), block=False)


def _mentioned(node: Any) -> Iterator[str]:
    if isinstance(node, EnumTypeDefinitionNode | ScalarTypeDefinitionNode):
        return
    yield from (interface.name.value for interface in node.interfaces)
    for field in node.fields:
        yield from _named_types(field)


def _named_types(field: FieldDefinitionNode) -> Iterable[str]:
    return (_innermost(declared) for declared in (field.type, *(given.type for given in field.arguments)))


def _innermost(node: TypeNode) -> str:
    while not isinstance(node, NamedTypeNode):
        node = node.type  # type: ignore[attr-defined]
    return node.name.value


def _members(type_name: str) -> set[str]:
    """The types an interface may turn out to be."""
    named = source_schema().type_map[type_name]
    if not isinstance(named, GraphQLInterfaceType):
        return set()
    possible = source_schema().get_possible_types(named)
    return {member.name for member in possible if member.name in _declaring_classes()}


def _target_types(type_name: str) -> set[str]:
    """The object types one step away through public fields, interfaces resolved to their members."""
    if type_name in node_interface_names() or type_name == StreamFieldInterface._meta.name:
        return _members(type_name)
    fields = _type(type_name).fields
    targets = {get_named_type(fields[name].type) for name in public_fields(type_name)}
    objects = {target for target in targets if isinstance(target, GraphQLObjectType | GraphQLInterfaceType)}
    abstract = {target for target in objects if isinstance(target, GraphQLInterfaceType)}
    members = {member for interface in abstract for member in _members(interface.name)}
    return {target.name for target in objects - abstract} | members


def _interface_fields(type_name: str) -> Iterator[str]:
    for interface in getattr(_type(type_name), "interfaces", ()):
        yield from public_fields(interface.name)


def _type(type_name: str) -> Any:
    return source_schema().type_map[type_name]


@cache
def _declaring_classes() -> dict[str, Any]:
    return {_name(node): cls for cls, node in registry.models.items() if _declared(cls)}


def _declared(cls: Any) -> bool:
    """Grapple keys its built-in block types by class or by text; ours declare ``graphql_fields``."""
    return isinstance(cls, type) and "cms." in cls.__module__ and hasattr(cls, "graphql_fields")


def _name(node: Any) -> str:
    return str(node._meta.name)
