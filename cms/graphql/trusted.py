"""Trusted documents: those of the manifest, which a request may name instead of sending them.

A name leads to the present document of an operation, a hash to one document for ever. The manifest is a file
that comes with the release; no request ever adds to it, so strangers cannot fill it.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .errors import Code, QueryError

PUBLIC, LOCKED = "public", "locked"
HASH_PREFIX = "sha256:"
_FORMAT = "apollo-persisted-query-manifest"
_INTROSPECTION = re.compile(r"__(?:schema|type)\b")


@dataclass(frozen=True)
class Manifest:
    """Documents by the hexadecimal SHA-256 of their text, and the hash that each name stands for."""

    documents: Mapping[str, str]
    names: Mapping[str, str]


def manifest() -> Manifest:
    """Return the documents of this installation. Raises ``ImproperlyConfigured``."""
    return _read(Path(settings.GRAPHQL_MANIFEST))


def document_of(members: Mapping[str, Any], *, ad_hoc: bool = False) -> str:
    """Return the text of the document that a request means. Raises ``QueryError``.

    ``ad_hoc`` clients may ask anything in every profile.
    """
    source = members.get("query")
    name, digest = members.get("documentId"), _persisted_hash(members.get("extensions"))
    if sum(each is not None for each in (source, name, digest)) > 1 and not (source and digest and not name):
        raise QueryError("The document is sent or named, and only once.", Code.BAD_REQUEST)
    if source is not None:
        return _allowed(source, digest, ad_hoc or settings.GRAPHQL_PROFILE != LOCKED)
    if name is not None:
        digest = _hash_of(name)
    if digest is None:
        raise QueryError('"query" must be a document, or "documentId" name one.', Code.BAD_REQUEST)
    return _known(digest)


def _allowed(source: Any, digest: str | None, ad_hoc: bool) -> str:
    if not isinstance(source, str) or not source:
        raise QueryError('"query" must be a document.', Code.BAD_REQUEST)
    actual = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    if digest is not None and digest != actual:
        raise QueryError('"sha256Hash" is not the hash of "query".', Code.BAD_REQUEST)
    if not ad_hoc and actual not in manifest().documents:
        raise QueryError("Only documents of the manifest are answered here.", Code.DOCUMENT_NOT_TRUSTED)
    return source


def _hash_of(name: Any) -> str:
    if not isinstance(name, str) or not name:
        raise QueryError('"documentId" must be a string.', Code.BAD_REQUEST)
    if name.startswith(HASH_PREFIX):
        return name.removeprefix(HASH_PREFIX)
    return manifest().names.get(name, "")


def _known(digest: str) -> str:
    try:
        return manifest().documents[digest]
    except KeyError as error:
        # Apollo's clients go by this very message.
        raise QueryError("PersistedQueryNotFound", Code.PERSISTED_QUERY_NOT_FOUND) from error


def _persisted_hash(extensions: Any) -> str | None:
    """Return the hash that Apollo's clients send as ``persistedQuery``, which has a version too."""
    persisted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if persisted is None:
        return None
    digest = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(digest, str) or persisted.get("version") != 1:
        raise QueryError('"persistedQuery" must have "version" 1 and a "sha256Hash".', Code.BAD_REQUEST)
    return digest


@cache
def _read(path: Path) -> Manifest:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if (content["format"], content["version"]) != (_FORMAT, 1):
            raise ValueError(f"its format is not {_FORMAT}, version 1")
        operations = [(entry["id"], entry["name"], entry["body"]) for entry in content["operations"]]
        _check(operations)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(f"{path} is no manifest of trusted documents: {error}") from error
    # Of several documents with one name, the first is the present one.
    names = {name: digest for digest, name, _body in reversed(operations)}
    return Manifest({digest: body for digest, _name, body in operations}, names)


def _check(operations: list[tuple[str, str, str]]) -> None:
    for digest, name, body in operations:
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            raise ValueError(f"{name} is not the document of its id")
        if _INTROSPECTION.search(body):
            raise ValueError(f"{name} asks for the schema")
