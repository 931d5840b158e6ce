"""What a query means: in other words, and word by word. Pure; both engines read it.

No engine sees more of a query than words: whatever else it holds (quotes, operators, control characters)
has no meaning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import NamedTuple
from unicodedata import category

from .analysis import Language, Token, exact_tokens, query_tokens
from .analysis.chains import QUERY, WHOLE, spelt, terms
from .analysis.compounds import compound_parts, known_parts
from .analysis.language import Sense

SYNONYM_WEIGHT = 0.5
PARTS_WEIGHT = 0.2
"""What a text that holds all parts of a compound word is worth, beside one that holds the word itself."""
MOST_VARIANTS = 12


@dataclass(frozen=True)
class Word:
    """One word of a query that is no stop word."""

    text: str
    """As it was written, in lower case."""
    term: str
    position: int
    parts: tuple[str, ...] = ()
    """The terms of its parts, at least two; none where it is no compound of known parts."""


@dataclass(frozen=True)
class Variant:
    """The query in certain words; ``weight`` is 1 for the reader's own."""

    text: str
    weight: float
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Interpretation:
    """A query, understood. The first variant is the query itself; the others say it in synonyms."""

    text: str
    variants: tuple[Variant, ...]
    exact: tuple[str, ...]
    """Its words as they are written, stop words too."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the query itself."""
        return self.variants[0].words

    @property
    def says_nothing(self) -> bool:
        """Tell whether nothing is left of the query to search for: no word, or only stop words."""
        return not self.words


def interpret(query: str, language: Language) -> Interpretation:
    """Return what ``query`` means in ``language``."""
    text = " ".join("".join(map(_printable, query)).split())
    rewritten = _rewritten(text, language)
    variants = [
        Variant(other, 1.0 if other == text else SYNONYM_WEIGHT, _words(other, language))
        for other in dict.fromkeys([text, *rewritten])
    ]
    exact = tuple(token.term for token in exact_tokens(text))
    return Interpretation(text, tuple(variants), exact)


def _printable(letter: str) -> str:
    """Return ``letter``; soft hyphens and their like, which divide no word, vanish."""
    if letter.isprintable():
        return letter
    return "" if category(letter) == "Cf" else " "


def loosened(found: Interpretation, language: Language) -> Interpretation:
    """Return ``found`` with what begins or ends its long words beside it: for what would find nothing."""
    parts = spelt(language.parts)
    known = [part for word in found.words for part in known_parts(word.text, parts)]
    variants = [Variant(part, PARTS_WEIGHT, _words(part, language)) for part in dict.fromkeys(known)]
    return replace(found, variants=(*found.variants, *variants))


def _words(text: str, language: Language) -> tuple[Word, ...]:
    parts = spelt(language.parts)
    whole = {token.position: token.term for token in WHOLE.tokens(text)}
    return tuple(
        Word(whole[position], term, position, _terms_of_parts(whole[position], parts))
        for term, position, *_ in query_tokens(text)
    )


def _terms_of_parts(word: str, parts: frozenset[str]) -> tuple[str, ...]:
    found = [term for part in compound_parts(word, parts) for term in terms(QUERY, part)]
    return tuple(found) if len(found) > 1 else ()


class _Place(NamedTuple):
    """Where a query says something that can be said in other words."""

    start: int
    end: int
    others: tuple[str, ...]


def _rewritten(text: str, language: Language) -> Iterator[str]:
    """Return ``text`` in other words, at most places as it was written first."""
    places = list(_places(query_tokens(text), language))
    choices = product(*[(text[place.start : place.end], *place.others) for place in places])
    return islice((_with(text, places, choice) for choice in choices), MOST_VARIANTS)


def _places(tokens: Sequence[Token], language: Language) -> Iterator[_Place]:
    """Return the places from left to right, none within another; a longer phrase goes before a shorter."""
    index = 0
    while index < len(tokens):
        senses = _senses(tokens[index:], language)
        length = len(senses[0].terms) if senses else 1
        if senses:
            others = [other for sense in senses for other in sense.others]
            yield _Place(tokens[index].start, tokens[index + length - 1].end, tuple(dict.fromkeys(others)))
        index += length


def _senses(tokens: Sequence[Token], language: Language) -> list[Sense]:
    """Return what the tokens begin with: the senses of the longest phrase that is known."""
    said = tuple(token.term for token in tokens)
    begun = [sense for sense in language.senses.get(said[0], ()) if said[: len(sense.terms)] == sense.terms]
    return [sense for sense in begun if len(sense.terms) == len(begun[0].terms)]


def _with(text: str, places: Sequence[_Place], choice: Sequence[str]) -> str:
    for place, words in reversed(list(zip(places, choice, strict=True))):
        text = text[: place.start] + words + text[place.end :]
    return text
