"""The parts of one compound word: what a query for it may be content with."""

from typing import NamedTuple

from .token_filters import SHORTEST_PART

LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What German puts between the parts, or as an ending behind the last."""

SHORTEST_TELLING = 5
"""Letters of a part that says something about a word of which the rest is unknown."""


class _Way(NamedTuple):
    """One way to divide the beginning of a word: the fewer parts and linking letters, the better."""

    length: int
    linked: int
    parts: tuple[str, ...]


def compound_parts(word: str, parts: frozenset[str]) -> tuple[str, ...]:
    """Return the fewest of ``parts`` of which ``word`` consists from end to end; none where it does not."""
    word = word.lower()
    ways = {0: _Way(0, 0, ())}
    for start in range(len(word)):
        if start in ways:
            for end, way in _continued(word, start, ways[start], parts):
                ways[end] = min(way, ways.get(end, way))
    whole = ways.get(len(word))
    return whole.parts if whole and whole.length > 1 else ()


def known_parts(word: str, parts: frozenset[str]) -> tuple[str, ...]:
    """Return the longest of ``parts`` with which ``word`` begins and ends, whatever else it consists of."""
    word = word.lower()
    lengths = range(len(word) - 1, SHORTEST_TELLING - 1, -1)
    first = next((word[:length] for length in lengths if word[:length] in parts), None)
    last = next((word[-length:] for length in lengths if word[-length:] in parts), None)
    return tuple(dict.fromkeys(filter(None, (first, last))))


def _continued(word: str, start: int, way: _Way, parts: frozenset[str]) -> list[tuple[int, _Way]]:
    """Return how far one more part leads, with each linking element behind it."""
    return [
        (end + len(link), _Way(way.length + 1, way.linked + len(link), (*way.parts, part)))
        for end in range(start + SHORTEST_PART, len(word) + 1)
        if (part := word[start:end]) in parts and part != word
        for link in LINKS
        if word.startswith(link, end)
    ]
