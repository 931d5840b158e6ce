"""Asking grapple's own schema for everything: a generated document, executed by graphql-core.

It shares nothing with ``cms.published.projection`` but the public types, so the two can disagree.
"""

from typing import Any

from django.db.models import Model
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    execute_sync,
    get_named_type,
    is_leaf_type,
    parse,
)

from cms.published.types import (
    node_interface_names,
    node_type_names,
    public_fields,
    public_types,
    source_schema,
)

Json = dict[str, Any]


def answer_of(instance: Model, type_name: str) -> Json:
    """Return what grapple answers for ``instance`` with every public field selected."""
    document = parse(f"{{ {type_name} {_selection(_type(type_name))} }}")
    result = execute_sync(source_schema(), document, root_value=instance)
    assert not result.errors, result.errors
    return _plain((result.data or {})[type_name])


def _type(name: str) -> Any:
    return source_schema().type_map[name]


def _selection(gql_type: Any, alias: str = "") -> str:
    if isinstance(gql_type, GraphQLInterfaceType) and gql_type.name not in node_interface_names():
        public = {definition.name.value for definition in public_types().definitions}  # type: ignore[attr-defined]
        members = [member for member in source_schema().get_possible_types(gql_type) if member.name in public]
        parts = [f"... on {member.name} {_selection(member, f'{member.name}__')}" for member in members]
        return "{{ __typename {} }}".format(" ".join(parts))
    assert isinstance(gql_type, GraphQLObjectType)
    fields = [_field(gql_type, name, alias) for name in sorted(public_fields(gql_type.name))]
    return "{{ __typename {} }}".format(" ".join(fields))


def _field(gql_type: GraphQLObjectType, name: str, alias: str) -> str:
    field = gql_type.fields[name]
    target = get_named_type(field.type)
    selection = "" if is_leaf_type(target) else _target(target)
    if not field.args:
        return f"{alias}{name}: {name} {selection}"
    ((argument, declared),) = field.args.items()
    presets = get_named_type(declared.type)
    assert isinstance(presets, GraphQLEnumType)
    return " ".join(
        f"{alias}{name}___{preset}: {name}({argument}: {preset}) {selection}" for preset in presets.values
    )


def _target(target: Any) -> str:
    if target.name in node_type_names() | node_interface_names():
        return "{ ref: id }"
    return _selection(target)


def _plain(value: Any) -> Any:
    """Undo the aliases: types that disagree about a field, presets, and ids of other nodes."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"ref"}:
        return {"$ref": value["ref"]}
    plain: Json = {}
    for key, item in value.items():
        name, _, preset = key.rpartition("___") if "___" in key else (key, "", "")
        name = name.split("__")[-1] if not name.startswith("__") else name
        if preset:
            plain.setdefault(name, {})[preset] = _plain(item)
        else:
            plain[name] = _plain(item)
    return plain
