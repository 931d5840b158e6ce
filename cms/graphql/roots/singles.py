"""One object: by its id, path or slug, or any page or node at all."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.families import FAMILIES, Family
from cms.published.reading import Reader

from ..arguments import check_arguments, check_locale
from ..errors import BadArgument
from ..lookahead import Wanted, wanted_object
from ..preview import draft_record
from . import Resolver, Root

_SDL = """
extend type Query {
  "A page by its id or frontend route; with a preview token, the draft it stands for. Null when not public."
  page(id: ID, path: String, previewToken: String): PageInterface

  "Whatever has this id. Null when not public."
  node(id: ID!): Node
}
"""


def root() -> Root:
    families = [family for family in FAMILIES.values() if family.single_name]
    fields = "".join(_field(family) for family in families)
    resolvers = {family.single_name or "": _resolver(family) for family in families}
    return Root(
        f"{_SDL}extend type Query {{\n{fields}}}", {"page": _resolve_page, "node": _resolve_node, **resolvers}
    )


def _field(family: Family) -> str:
    keys = (
        "id: ID, path: String, slug: String, locale: String" if family.localized else "id: ID, slug: String"
    )
    return f'  "Exactly one key. Null when not public."\n  {family.single_name}({keys}): {family.type}\n'


def _resolver(family: Family) -> Resolver:
    def resolve(source: Any, info: GraphQLResolveInfo, locale: str | None = None, **given: Any) -> Any:
        check_arguments(given)
        name, value = _only_key(given, allowed="id, path or slug" if family.localized else "id or slug")
        reader, wanted = info.context.reader, wanted_object(info)
        if name == "slug":
            language = check_locale("locale", locale) if family.localized else ""
            return reader.by_slug(family.type, value, language, wanted)
        return _of_type(_by_key(reader, name, value, wanted), family.type)

    return resolve


def _resolve_page(source: Any, info: GraphQLResolveInfo, **given: Any) -> Any:
    check_arguments(given)
    token = given.pop("previewToken", None)
    if token is not None:
        return _draft(info, token, given)
    name, value = _only_key(given, allowed="id or path")
    found = _by_key(info.context.reader, name, value, wanted_object(info))
    return found if found and "path" in found else None


def _draft(info: GraphQLResolveInfo, token: str, given: Mapping[str, Any]) -> Any:
    info.context.private = True
    record = draft_record(token)
    if any(value not in (None, record.data[name]) for name, value in given.items()):
        return None
    info.context.reader.attach([record.data], wanted_object(info))
    return record.data


def _resolve_node(source: Any, info: GraphQLResolveInfo, **given: Any) -> Any:
    check_arguments(given)
    return info.context.reader.by_id(given["id"], wanted_object(info))


def _only_key(given: Mapping[str, Any], *, allowed: str) -> tuple[str, str]:
    keys = [(name, value) for name, value in given.items() if value is not None]
    if len(keys) != 1:
        raise BadArgument(
            keys[1][0] if keys else "id", f"must be the only one of {allowed}, and one is needed."
        )
    return keys[0]


def _by_key(reader: Reader, name: str, value: str, wanted: Wanted) -> Any:
    return reader.by_id(value, wanted) if name == "id" else reader.by_path(_route(value), wanted)


def _route(path: str) -> str:
    """Routes begin and end with a slash, however they are typed."""
    trimmed = path.strip("/")
    return f"/{trimmed}/" if trimmed else "/"


def _of_type(found: Any, type_name: str | None) -> Any:
    return found if found and found["__typename"] == type_name else None
