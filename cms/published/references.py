"""What an object refers to: the edges of the graph that leave it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .projectors import Json


@dataclass(frozen=True)
class Reference:
    """One edge: ``field`` is the dotted path of public names, ``target`` a UUID as text."""

    field: str
    target: str
    position: int


def references(data: Json) -> Iterator[Reference]:
    """Yield every reference in ``data`` once per field, in reading order."""
    targets: dict[str, list[str]] = {}
    for path, target in _found(data, ""):
        listed = targets.setdefault(path, [])
        if target not in listed:
            listed.append(target)
    for path, listed in targets.items():
        yield from (Reference(path, target, position) for position, target in enumerate(listed))


def _found(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _found(item, path)
    elif isinstance(value, dict):
        if "$ref" in value:
            yield path, value["$ref"]
            return
        for name, item in value.items():
            yield from _found(item, f"{path}.{name}" if path else name)
