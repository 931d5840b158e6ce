"""From a published row to the words by which it is found: all its public texts, in their order.

Whatever text a type publishes is searched; nobody has to say so a second time. Only what no reader would
look for (addresses of websites, keys) is named here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLString, get_named_type

from cms.published.types import node_interface_names, node_type_names, public_fields, source_schema
from cms.published.vocabulary import words

Json = Mapping[str, Any]

_TITLES = ("title", "name")
_ALIASES = ("officialName", "shortName", "alternateNames", "brand")
_SORTS = ("initiativeType", "kind", "eventType", "resourceType", "organisationType", "format")
"""Enums that say what an object is; people look for „Netzwerk“ and „Pressemitteilung“."""

_NO_WORDS = frozenset(
    {"slug", "path", "locale", "externalId", "website", "url", "onlineUrl", "registrationUrl"}
    | {"timezone", "language", "profileSource", "seo"}
)
_WHOLE_TEXT = "plainText"
"""Blocks that have it say everything in it."""

_BLOCK_END = re.compile(r"</(?:p|li|h\d|ul|ol|dt|dd|div)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Texts:
    """The words of one row by their weight."""

    title: str
    summary: str
    body: str
    """Paragraphs, one a line."""
    aliases: tuple[str, ...]
    """Its other names, and the word for what it is."""


def texts_of(data: Json) -> Texts:
    """Return the words of a row, given its ``data``."""
    title = next((data[name] for name in _TITLES if data.get(name)), "")
    apart = {*_TITLES, *_ALIASES, "summary"}
    body = [text for name, text in _texts(data) if name not in apart]
    return Texts(title, data.get("summary") or "", "\n".join(body), tuple(_aliases(data)))


def _aliases(data: Json) -> Iterator[str]:
    yield from (text for name, text in _texts(data) if name in _ALIASES)
    for name in _SORTS:
        if data.get(name):
            yield words(data["__typename"], name).labels[data[name]]


def _texts(data: Json) -> Iterator[tuple[str, str]]:
    """Every text of an object, under the name of the outermost field that holds it."""
    for name, type_name in _worded_fields(data["__typename"]):
        for text in _texts_in(data.get(name), type_name):
            yield name, text


def _texts_in(value: Any, type_name: str) -> Iterator[str]:
    if isinstance(value, list):
        for member in value:
            yield from _texts_in(member, type_name)
    elif isinstance(value, str):
        yield from filter(None, (line.strip() for line in plain(value).splitlines()))
    elif value and "$ref" not in value:
        for _, text in _texts({"__typename": type_name, **value}):
            yield text


def plain(text: str) -> str:
    """Return ``text`` without markup; the ends of paragraphs become ends of lines."""
    if "<" not in text:
        return text
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", text)))


@cache
def _worded_fields(type_name: str) -> tuple[tuple[str, str], ...]:
    """The public fields of a type that hold texts, in their declared order, and the types they hold."""
    public = public_fields(type_name)
    fields = source_schema().type_map[type_name].fields  # type: ignore[attr-defined]
    if _WHOLE_TEXT in public:
        return ((_WHOLE_TEXT, ""),)
    named = {name: get_named_type(each.type) for name, each in fields.items() if name in public - _NO_WORDS}
    return tuple((name, each.name) for name, each in named.items() if _holds_text(each))


def _holds_text(declared: Any) -> bool:
    if isinstance(declared, GraphQLEnumType):
        return False
    if isinstance(declared, GraphQLObjectType | GraphQLInterfaceType):
        return declared.name not in node_type_names() | node_interface_names()
    return declared is GraphQLString
