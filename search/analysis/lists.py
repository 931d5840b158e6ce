"""The lists of the repository. Editors add their own words in the admin."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def listed_parts() -> frozenset[str]:
    """Return the parts of compounds of ``parts.txt``, in lower case."""
    return frozenset(word for line in _lines("parts.txt") for word in line.lower().split())


@cache
def listed_no_parts() -> tuple[tuple[str, str], ...]:
    """Return the parts of ``no_parts.txt``, each with a piece of a word within which it is none."""
    divided = [line.partition(":") for line in _lines("no_parts.txt")]
    return tuple((part, piece) for part, _, pieces in divided for piece in pieces.split())


@cache
def listed_synonyms() -> tuple[tuple[str, ...], ...]:
    """Return the groups of ``synonyms.txt``."""
    return tuple(tuple(word.strip() for word in line.split(",")) for line in _lines("synonyms.txt"))


def _lines(name: str) -> Iterator[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))
