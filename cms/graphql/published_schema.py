"""The published schema: public types, our roots, and resolvers that only read rows."""

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from typing import Any, cast

from graphql import (
    DocumentNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    NamedTypeNode,
    NameNode,
    build_ast_schema,
    concat_ast,
    extend_schema,
    parse,
    print_schema,
)
from wagtail import hooks

from cms.published.families import FAMILIES, REVERSES, SITEMAP
from cms.published.types import public_types

from . import computed, connections, inputs
from .deprecations import deprecate
from .roots import HOOK, Resolver, Root, lists, singles, site, statistics
from .scalars import equip
from .stored import resolve_preset, resolve_stored, type_of
from .types import PublicTypes


@cache
def published_schema() -> GraphQLSchema:
    """The schema that clients see, ready to execute."""
    return assembled(public_types(), [*own_roots(), *(add() for add in hooks.get_hooks(HOOK))])


def published_sdl() -> str:
    """The schema as text, the same on every machine."""
    return print_schema(published_schema()) + "\n"


def assembled(public: DocumentNode, roots: Iterable[Root]) -> GraphQLSchema:
    """Return the schema of ``public`` types with lists, reverse lists and ``roots``."""
    offered = list(roots)
    types = _with_pages_as_nodes(_with_missing_scalars(public))
    additional = list(computed.computed_fields(types))
    base = concat_ast(
        [
            types,
            parse("type Query"),
            parse(_list_types(PublicTypes(public)) + computed.SHARED),
        ]
    )
    texts = (*_reverse_fields(), *(sdl for _, _, sdl in additional), *(root.sdl for root in offered))
    additions = [parse(text) for text in texts]
    schema = extend_schema(build_ast_schema(base, assume_valid=True), concat_ast(additions))
    _equip(schema, offered)
    for owner, field, _sdl in additional:
        schema.type_map[owner].fields[field.name].resolve = field.resolve  # type: ignore[attr-defined]
    deprecate(schema)
    return schema


def own_roots() -> list[Root]:
    return [lists.root(), singles.root(), site.root(), statistics.root()]


def _with_missing_scalars(public: DocumentNode) -> DocumentNode:
    known = {node.name.value for node in public.definitions}  # type: ignore[attr-defined]
    missing = [name for name in ("Date", "DateTime") if name not in known]
    return concat_ast([public, *(parse(f"scalar {name}") for name in missing)])


def _with_pages_as_nodes(public: DocumentNode) -> DocumentNode:
    """``node(id)`` answers with pages too, so whatever is a page is a ``Node``."""
    copied = DocumentNode(definitions=tuple(copy(node) for node in public.definitions))
    for node in copied.definitions:
        interfaces = getattr(node, "interfaces", ())
        if _is_page(node) and not any(named.name.value == "Node" for named in interfaces):
            node.interfaces = (NamedTypeNode(name=NameNode(value="Node")), *interfaces)
    return copied


def _is_page(node: Any) -> bool:
    interfaces = {named.name.value for named in getattr(node, "interfaces", ())}
    return "PageInterface" in interfaces or node.name.value == "PageInterface"


def _list_types(public: PublicTypes) -> str:
    families = FAMILIES.values()
    return "".join(
        [
            inputs.SHARED,
            connections.SHARED,
            *(inputs.input_types(family, public) for family in families),
            *(connections.connection_types(family) for family in families),
        ]
    )


def _reverse_fields() -> Iterable[str]:
    return (connections.reverse_field(reverse, FAMILIES[reverse.family]) for reverse in REVERSES)


def _equip(schema: GraphQLSchema, roots: Iterable[Root]) -> None:
    for named in schema.type_map.values():
        if isinstance(named, GraphQLInterfaceType):
            named.resolve_type = type_of
        elif isinstance(named, GraphQLObjectType) and not named.name.startswith("__"):
            for field in named.fields.values():
                field.resolve = resolve_preset if field.args else resolve_stored
    _equip_lists(schema)
    for root in roots:
        for type_name, resolvers in {"Query": root.query, **root.types}.items():
            _resolve_with(_object_type(schema, type_name), resolvers)
    equip({name: schema.type_map[name] for name in ("Date", "DateTime")})  # type: ignore[misc]


def _equip_lists(schema: GraphQLSchema) -> None:
    _resolve_with(_object_type(schema, "PageInfo"), connections.PAGE_INFO_RESOLVERS)
    for family in (*FAMILIES.values(), SITEMAP):
        _resolve_with(_object_type(schema, f"{family.stem}Connection"), connections.CONNECTION_RESOLVERS)
        _resolve_with(_object_type(schema, f"{family.stem}Edge"), connections.EDGE_RESOLVERS)
    for reverse in REVERSES:
        _resolve_with(_object_type(schema, reverse.owner), {reverse.name: connections.resolve_attached_list})


def _object_type(schema: GraphQLSchema, name: str) -> GraphQLObjectType:
    return cast(GraphQLObjectType, schema.type_map[name])


def _resolve_with(named: GraphQLObjectType, resolvers: Mapping[str, Resolver]) -> None:
    for name, resolve in resolvers.items():
        if name in named.fields:
            named.fields[name].resolve = resolve
