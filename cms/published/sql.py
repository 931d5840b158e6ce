"""SQL text and its parameters, always side by side, so that no value ever becomes text."""

from collections.abc import Iterable
from typing import Any, NamedTuple


class Sql(NamedTuple):
    """A piece of a statement with one ``%s`` for each parameter."""

    text: str
    parameters: tuple[Any, ...] = ()


def all_of(conditions: Iterable[Sql]) -> Sql:
    """Join ``conditions`` with AND; without any, everything is true."""
    return _joined(conditions, " AND ", nothing="true")


def any_of(conditions: Iterable[Sql]) -> Sql:
    """Join ``conditions`` with OR; without any, nothing is true."""
    return _joined(conditions, " OR ", nothing="false")


def _joined(conditions: Iterable[Sql], word: str, *, nothing: str) -> Sql:
    pieces = list(conditions)
    text = word.join(f"({piece.text})" for piece in pieces) or nothing
    return Sql(text, tuple(value for piece in pieces for value in piece.parameters))
