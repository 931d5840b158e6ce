"""Pairs of words that have to find each other, or must not: what the analysis is held to, without any engine.

The lists are files. A third of each, by a hash of the line, is held out: no word list may be tuned by it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..analysis import index_tokens, query_tokens

PAIRS = Path(__file__).parent / "pairs"

_WRITTEN = (
    *("{}*innen", "{}:innen", "{}_innen", "{}·innen", "{}/innen", "{}/-innen", "{}(innen)", "{}Innen"),
    *("{}*in", "{}:in", "{}/in", "{}/-in", "{}(in)", "{}In", "{}in", "{}innen"),
)
"""How a person is written who may be a woman; the pair of brackets stands for the word before -in."""

COMPOUNDS, FALSE_PARTS, SPELLING, PERSONS = "compounds", "false parts", "spelling", "persons"
HELD_OUT = " held out"


@dataclass(frozen=True)
class Pair:
    """A word of a text, and a word that somebody looks for."""

    text: str
    query: str

    def found(self, parts: frozenset[str]) -> bool:
        """Say whether the query finds the text."""
        terms = {token.term for token in index_tokens(self.text, parts)}
        return terms.issuperset(token.term for token in query_tokens(self.query))


@dataclass(frozen=True)
class Share:
    """How many of some pairs find each other, and those that do otherwise than most."""

    good: int
    all: int
    failed: tuple[Pair, ...]

    @property
    def value(self) -> float:
        return self.good / self.all


def shares(parts: frozenset[str]) -> dict[str, Share]:
    """Return how many pairs of each kind find each other; of the false parts, how many are found wrongly.

    Every kind has its figure for the lines that may be tuned by and one for those held out.
    """
    return {
        kind + ending: _share(pairs(lines), parts, expected=kind != FALSE_PARTS)
        for kind, pairs in _KINDS.items()
        for ending, lines in _halves(kind.replace(" ", "_"))
    }


def is_held_out(line: str) -> bool:
    """Say whether a line of these lists belongs to the third by which nothing may be tuned."""
    return int.from_bytes(hashlib.sha256(line.encode()).digest()) % 3 == 0


def _halves(name: str) -> Iterator[tuple[str, list[str]]]:
    lines = _lines(name)
    yield "", [line for line in lines if not is_held_out(line)]
    yield HELD_OUT, [line for line in lines if is_held_out(line)]


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple((PAIRS / f"{name}.tsv").read_text(encoding="utf-8").splitlines())


def _share(pairs: Iterable[Pair], parts: frozenset[str], *, expected: bool) -> Share:
    found = [(pair, pair.found(parts)) for pair in pairs]
    failed = tuple(pair for pair, result in found if result != expected)
    return Share(sum(result for _, result in found), len(found), failed)


def _as_written(lines: Iterable[str]) -> Iterator[Pair]:
    for line in lines:
        text, _, query = line.partition("\t")
        yield Pair(text, query)


def _both_ways(lines: Iterable[str]) -> Iterator[Pair]:
    for pair in _as_written(lines):
        yield from (pair, Pair(pair.query, pair.text))


def _every_form(lines: Iterable[str]) -> Iterator[Pair]:
    """Return every way to write a person with every form that somebody may ask for."""
    for line in lines:
        singular, plural, feminine = line.split("\t")
        stem = feminine.removesuffix("in")
        written = (singular, plural, *(form.format(stem) for form in _WRITTEN))
        asked = (singular, plural, feminine, f"{feminine}nen", f"{stem}*innen", f"{stem}Innen")
        yield from (Pair(text, query) for text in written for query in asked)


_KINDS: dict[str, Callable[[Iterable[str]], Iterator[Pair]]] = {
    COMPOUNDS: _as_written,
    FALSE_PARTS: _as_written,
    SPELLING: _both_ways,
    PERSONS: _every_form,
}
