"""Rows of the published graph made by hand, so that a test says exactly what is public."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from cms.published import holdings
from cms.published.folding import sort_key
from cms.published.models import Edge, Node
from cms.published.revision import next_revision
from cms.published.types import public_types

_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_number = count(1)


def row(type_name: str, title: str = "", **given: Any) -> Node:
    """Store one public object. ``given`` are columns of ``Node`` or fields of its data, in camelCase.

    A ``Node`` as value is a reference to it, a list of them a list of references.
    """
    number = next(_number)
    columns = {name: given.pop(name) for name in _COLUMNS & given.keys()}
    slug = columns.pop("slug", f"{type_name.lower()}-{number}")
    localized = type_name.endswith("Page")
    identity = columns.pop("id", uuid4())
    locale = columns.pop("locale", "de" if localized else "")
    path = columns.pop("path", f"/{slug}/" if localized else "")
    data = {
        "__typename": type_name, "id": str(identity), "title" if localized else "name": title, "slug": slug,
        **({"path": path, "locale": locale} if localized else {}),
        **{name: _cut(value) for name, value in given.items()},
    }  # fmt: skip
    node = Node.objects.create(
        id=identity, type=type_name, title=title, sort_title=sort_key(title), slug=slug, path=path,
        locale=locale, terms=sorted(set(_terms(given))), data=_complete(type_name, data),
        source_model=f"tests.{type_name.lower()}",
        source_pk=str(number), modified_at=columns.pop("modified_at", _MOMENT),
        revision=next_revision(), **columns,
    )  # fmt: skip
    Edge.objects.bulk_create(
        Edge(source=node, field=field, target=target, position=position)
        for field, targets in _references(given).items()
        for position, target in enumerate(targets)
    )
    holdings.forget()
    return node


_COLUMNS = frozenset(field.name for field in Node._meta.fields) - {"title"}


def _complete(type_name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Lists are never null: give empty ones to fields nobody mentioned."""
    lists = {
        field.name.value: []
        for definition in public_types().definitions
        if definition.name.value == type_name  # type: ignore[attr-defined]
        for field in definition.fields  # type: ignore[attr-defined]
        if field.type.kind == "non_null_type" and field.type.type.kind == "list_type"
    }
    return {**lists, **data}


def _cut(value: Any) -> Any:
    if isinstance(value, Node | UUID):
        return {"$ref": str(value.id if isinstance(value, Node) else value)}
    if isinstance(value, Mapping):
        return {name: _cut(member) for name, member in value.items()}
    return [_cut(member) for member in value] if isinstance(value, list) else value


def _terms(data: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, given in data.items():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, bool):
                yield f"{prefix}{name}:{str(value).lower()}"
            elif isinstance(value, str) and value.isupper():
                yield f"{prefix}{name}:{value}"
            elif isinstance(value, Mapping):
                yield from _terms(value, f"{prefix}{name}.")


def _references(value: Any, path: str = "") -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for field, target in _walked(value, path):
        found.setdefault(field, []).append(target)
    return found


def _walked(value: Any, path: str) -> Iterable[tuple[str, UUID]]:
    if isinstance(value, Node | UUID):
        yield path, value.id if isinstance(value, Node) else value
    elif isinstance(value, Mapping):
        for name, member in value.items():
            yield from _walked(member, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for member in value:
            yield from _walked(member, path)
