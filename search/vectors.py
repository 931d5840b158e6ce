"""Our own tokens in the words of PostgreSQL: its parsers and dictionaries are never asked."""

from collections.abc import Iterable, Sequence

from .analysis import Token

FIELD_GAP = 100
"""Positions between two fields, so that no phrase reaches from one into the next."""

MOST_TOKENS = 40_000
"""Of one field; PostgreSQL refuses vectors beyond a megabyte."""


def vector(fields: Iterable[tuple[str, Sequence[Token]]]) -> str:
    """Return the ``tsvector`` of some fields, each with its weight (A to D)."""
    places: dict[str, list[str]] = {}
    start = 1
    for weight, tokens in fields:
        for token in tokens[:MOST_TOKENS]:
            places.setdefault(token.term, []).append(f"{start + token.position}{weight}")
        start += (tokens[-1].position if tokens else 0) + FIELD_GAP
    return " ".join(f"{quoted(term)}:{','.join(found)}" for term, found in places.items())


def quoted(term: str) -> str:
    """Return ``term`` so that a vector or a query takes it as it is."""
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
