"""The chains: how a text becomes terms, declared once for both engines.

Words are indexed with their parts („Industriedialog“ also as „Industrie“ and „Dialog“); queries are never
divided, because then every dialogue would answer the question for this one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from . import char_filters, token_filters
from .char_filters import CharFilter, filtered
from .lists import listed_no_parts
from .token_filters import (
    ASCII,
    CUT,
    DISTINCT,
    LIGHT_STEM,
    LOWERCASE,
    NORMALISATION,
    PREFIXES,
    Term,
    TokenFilter,
    replacing,
)
from .tokens import Token, spans
from .words import FOREIGN, LATIN, PERSONS, STEMS, STOP_WORDS

WORDS_REMEMBERED = 50_000
"""For each process; German text repeats its words."""

_left_out: ContextVar[frozenset[str]] = ContextVar("left_out", default=frozenset())


@contextmanager
def leaving_out(filters: Collection[str]) -> Iterator[None]:
    """Let all chains do without ``filters`` while the block runs, to compare what each of them does."""
    token = _left_out.set(frozenset(filters))
    try:
        yield
    finally:
        _left_out.reset(token)


@dataclass(frozen=True, eq=False)
class Chain:
    """Filters for the text, the standard tokenizer, filters for each word."""

    char_filters: tuple[CharFilter, ...]
    token_filters: tuple[TokenFilter, ...]

    def tokens(self, text: str) -> list[Token]:
        """Return the terms of ``text`` in order, with their places in it."""
        chain = _kept(self)
        text, corrections = filtered(text, chain.char_filters)
        tokens = [
            Token(term, position, start, end)
            for position, (start, end) in enumerate(spans(text))
            for term in _terms(chain, text[start:end])
        ]
        for correct in corrections:
            tokens = [token._replace(start=correct(token.start), end=correct(token.end)) for token in tokens]
        return tokens

    @property
    def settings(self) -> Mapping[str, Any]:
        """How Elasticsearch is told."""
        chain = _kept(self)
        return {
            "type": "custom",
            "tokenizer": "standard",
            "char_filter": [each.name for each in chain.char_filters],
            "filter": [each.name for each in chain.token_filters],
        }


def _kept(chain: Chain) -> Chain:
    left_out = _left_out.get()
    return _without(chain, left_out) if left_out else chain


@lru_cache(maxsize=16)
def _without(chain: Chain, left_out: frozenset[str]) -> Chain:
    return replace(
        chain,
        char_filters=tuple(each for each in chain.char_filters if each.name not in left_out),
        token_filters=tuple(each for each in chain.token_filters if each.name not in left_out),
    )


def terms(chain: Chain, word: str) -> tuple[str, ...]:
    """Return what ``chain`` makes of one word."""
    return _terms(_kept(chain), word)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _terms(chain: Chain, word: str) -> tuple[str, ...]:
    result = [Term(word)]
    for each in chain.token_filters:
        result = list(each.run(result))
    return tuple(term.text for term in result)


_FEMININE = (
    replacing(
        "feminine_plural",
        "(?<=[a-z]{4})(?<!gew)(?<!beg)(?<!esp)(?<!bes)(?<!ers)(?<!nts)(?<!rr)(?<!ntr)innen$",
    ),
    replacing(
        "feminine_singular",
        "(?<=[a-z]{4})(?:(?<=er)|(?<=or)|(?<=eur)|(?<=ent)|(?<=ist))in$",
    ),
    replacing("feminine_persons", "(?:" + "|".join(f"(?<={person})" for person in PERSONS) + ")in$"),
)
_NIS = replacing("nis", "(?<=[a-z][a-z]nis)s(?:e|en|es)?$")
"""Ergebnisse and Ergebnisses as Ergebnis."""

_LATIN_PLURALS = tuple(
    replacing(f"plural_of_{ending}", "(?:" + "|".join(f"(?<={stem})" for stem in stems) + ")en$", ending)
    for ending, stems in LATIN.items()
)
"""Zentren as Zentrum, Themen as Thema."""

_FOREIGN_PLURALS = replacing("foreign_plurals", "(?:" + "|".join(f"(?<={word})" for word in FOREIGN) + ")s$")
"""Büros as Büro."""

_STOP = token_filters.stop(STOP_WORDS)
_STEMMING = (
    _STOP,
    NORMALISATION,
    *_FEMININE,
    _NIS,
    *_LATIN_PLURALS,
    _FOREIGN_PLURALS,
    token_filters.known_stems(STEMS),
    LIGHT_STEM,
)

QUERY = Chain(char_filters.ALL, (LOWERCASE, *_STEMMING))
EXACT = Chain(char_filters.WRITTEN, (LOWERCASE, ASCII))
SUGGEST_INDEX = Chain(char_filters.WRITTEN, (LOWERCASE, NORMALISATION, PREFIXES))
SUGGEST_QUERY = Chain(char_filters.WRITTEN, (LOWERCASE, NORMALISATION, CUT))


WHOLE = Chain(char_filters.ALL, (LOWERCASE,))
"""Words before anything is taken from them: what is divided into parts."""


def _names(filters: Iterable[CharFilter | TokenFilter]) -> frozenset[str]:
    return frozenset(each.name for each in filters)


GENDER = _names(char_filters.GENDERED) | _names(_FEMININE)
"""The filters that make one word of all forms of a person."""
GERMAN = _names(char_filters.ALL) | _names(_STEMMING)
"""All filters that know the language; without them and without parts, terms are words in lower case."""


@lru_cache(maxsize=4)
def index_chain(parts: frozenset[str]) -> Chain:
    """Return the chain for texts that are to be found, with ``parts`` in every way to spell them."""
    words = spelt(parts)
    guarded = token_filters.guarding(listed_no_parts(), words)
    hidden = {term.text for term in guarded.run([Term(word) for word in words])}
    dividing = (guarded, token_filters.parts(words | hidden), token_filters.UNGUARDED)
    return Chain(char_filters.ALL, (LOWERCASE, *dividing, *_STEMMING, DISTINCT))


@lru_cache(maxsize=4)
def spelt(parts: frozenset[str]) -> frozenset[str]:
    """Return ``parts``, also as Switzerland (ss) and machines without umlauts (ae) write them."""
    swiss = {part.replace("ß", "ss") for part in parts}
    return parts | swiss | {part.translate(_WITHOUT_UMLAUTS) for part in swiss}


_WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
