"""What happens to a word: filters as Elasticsearch has them, each with its settings and run in Python."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from .german import light_stem, normalised


class Term(NamedTuple):
    """What became of a word so far. Of a ``final`` one the stemmers keep off."""

    text: str
    final: bool = False


Run = Callable[[Sequence[Term]], Iterable[Term]]


@dataclass(frozen=True, eq=False)
class TokenFilter:
    """One step of a chain: from the terms of one word to other terms at the same place."""

    name: str
    run: Run
    settings: Mapping[str, Any] | None = None
    """How Elasticsearch is told; without, it knows the filter by its name."""


def _each(change: Callable[[str], str]) -> Run:
    return lambda terms: [term._replace(text=change(term.text)) for term in terms]


def replacing(name: str, pattern: str, replacement: str = "") -> TokenFilter:
    """Return a filter that replaces what ``pattern`` matches; the common subset of Python's and Java's."""
    compiled = re.compile(pattern)
    settings = {"type": "pattern_replace", "pattern": pattern, "replacement": replacement}
    return TokenFilter(name, _each(lambda text: compiled.sub(replacement, text)), settings)


def _lower(text: str) -> str:
    """Return ``text`` in lower case letter by letter; as a whole, a final Σ would become ς."""
    return text.lower() if text.isascii() else "".join(letter.lower()[0] for letter in text)


LOWERCASE = TokenFilter("lowercase", _each(_lower))
NORMALISATION = TokenFilter("german_normalization", _each(normalised))
DISTINCT = TokenFilter("remove_duplicates", lambda terms: {term.text: term for term in terms}.values())
LIGHT_STEM = TokenFilter(
    "light_german",
    lambda terms: [term if term.final else Term(light_stem(term.text)) for term in terms],
    {"type": "stemmer", "language": "light_german"},
)


def stop(words: frozenset[str]) -> TokenFilter:
    """Return a filter that drops ``words``."""
    settings = {"type": "stop", "stopwords": sorted(words)}
    return TokenFilter(
        "stop_words", lambda terms: [term for term in terms if term.text not in words], settings
    )


def known_stems(stems: Mapping[str, str]) -> TokenFilter:
    """Return a filter that gives words their stem from a table of forms by stem, instead of the stemmer."""
    forms = {
        normalised(form.lower()): Term(normalised(stem.lower()), final=True)
        for stem, each in stems.items()
        for form in each.split()
    }
    rules = [f"{form} => {stem.text}" for form, stem in forms.items()]
    settings = {"type": "stemmer_override", "rules": rules}
    return TokenFilter("known_stems", lambda terms: [forms.get(term.text, term) for term in terms], settings)


SHORTEST_DIVIDED, SHORTEST_PART, LONGEST_PART = 5, 4, 30


def parts(words: frozenset[str]) -> TokenFilter:
    """Return a filter that adds to a word every one of ``words`` that it contains."""

    def run(terms: Sequence[Term]) -> list[Term]:
        return [each for term in terms for each in (term, *map(Term, _contained(term.text, words)))]

    settings = {
        "type": "dictionary_decompounder",
        "word_list": sorted(words),
        "min_word_size": SHORTEST_DIVIDED,
        "min_subword_size": SHORTEST_PART,
        "max_subword_size": LONGEST_PART,
        "only_longest_match": False,
    }
    return TokenFilter("parts", run, settings)


def _contained(word: str, words: frozenset[str]) -> list[str]:
    if len(word) < SHORTEST_DIVIDED:
        return []
    return [
        piece
        for start in range(len(word) - SHORTEST_PART + 1)
        for end in range(start + SHORTEST_PART, min(start + LONGEST_PART, len(word)) + 1)
        if (piece := word[start:end]) in words
    ]


GUARD = "\u00a6"
"""Stands in no word; put into a piece of one, it hides a part that is none from the filter above."""


def guarding(no_parts: Iterable[tuple[str, str]], words: frozenset[str]) -> TokenFilter:
    """Return a filter that puts ``GUARD`` into what only looks like a part, sparing other ``words``."""
    cuts = sorted(_cut(part, piece, words) for part, piece in no_parts)
    by_letter = {letter: list(group) for letter, group in groupby(cuts, lambda cut: cut[0][0])}
    places = (
        f"(?={letter})(?:{'|'.join(f'(?<={left})(?={right})' for right, left in group)})"
        for letter, group in by_letter.items()
    )
    return replacing("guarded", "|".join(places), GUARD)


def _cut(part: str, piece: str, words: frozenset[str]) -> tuple[str, str]:
    """Return what stands behind and before the guard; grouped by the letter behind, few have to be tried."""
    start = piece.index(part)
    return min(
        ((piece[cut:], piece[:cut]) for cut in range(start + 1, start + len(part))),
        key=lambda sides: -sum(len(set(_contained(side, words))) for side in sides),
    )


UNGUARDED = replacing("unguarded", GUARD)

SHORTEST_PREFIX, LONGEST_PREFIX = 2, 25

PREFIXES = TokenFilter(
    "prefixes",
    lambda terms: [
        Term(term.text[:length])
        for term in terms
        for length in range(SHORTEST_PREFIX, min(LONGEST_PREFIX, len(term.text)) + 1)
    ],
    {"type": "edge_ngram", "min_gram": SHORTEST_PREFIX, "max_gram": LONGEST_PREFIX},
)
CUT = TokenFilter(
    "cut", _each(lambda text: text[:LONGEST_PREFIX]), {"type": "truncate", "length": LONGEST_PREFIX}
)

_WITHOUT_DECOMPOSITION = {
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
    "ŋ": "n", "ŧ": "t", "ĳ": "ij", "ĸ": "q", "ŀ": "l", "ŉ": "n", "ſ": "s", "’": "'", "‘": "'",
}  # fmt: skip


def _ascii(text: str) -> str:
    return text if text.isascii() else "".join(map(_ascii_letter, text))


def _ascii_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return _WITHOUT_DECOMPOSITION.get(base, base if base.isascii() else letter)


ASCII = TokenFilter("asciifolding", _each(_ascii))
"""Exact for the letters of European languages; rare ones are kept as they are."""
