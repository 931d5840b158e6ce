"""Which words of a row a query found, as runs of text: no markup, every character of the row in its place.

Computed from the row itself, so that nothing can show that is not public any more. A compound is marked as
a whole, whichever of its parts was found, and „Bürger*innen“ with all it is written in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .analysis import Language, index_tokens
from .documents import Document
from .interpretation import Interpretation
from .query import HighlightedField, Run
from .wording import Texts

FRAGMENT = 160
"""So many characters of the body are shown at most."""
BEFORE = 40
"""So many of them before the first word that was found."""


class _Place(NamedTuple):
    """Where a text has a word that was found, and the terms that it was found by."""

    start: int
    end: int
    terms: frozenset[str]


def highlights(
    texts: Texts | Document, asked: Interpretation, language: Language
) -> dict[HighlightedField, Sequence[Run]]:
    """Return title, summary and the best fragment of the body, each where anything was found in it."""
    wanted = _terms(asked)
    found: dict[HighlightedField, Sequence[Run]] = {}
    whole: Mapping[HighlightedField, str] = {"title": texts.title, "summary": texts.summary}
    for field, text in whole.items():
        if places := _places(text, wanted, language):
            found[field] = list(_runs(text, places, 0, len(text)))
    if fragment := _fragment(texts.body, wanted, language):
        found["body"] = fragment
    return found


def is_found(document: Document, asked: Interpretation, language: Language) -> bool:
    """Tell whether the document still has any word of the query, or all parts of one, names included."""
    texts = [document.title, document.summary, document.body, *document.aliases, *document.names]
    terms = {token.term for text in texts for token in index_tokens(text, language.parts)}
    words = [word for variant in asked.variants for word in variant.words]
    return any(word.term in terms or (word.parts and terms.issuperset(word.parts)) for word in words)


def _terms(asked: Interpretation) -> frozenset[str]:
    """The words themselves in all variants, and the parts of the reader's own compounds."""
    words = [word.term for variant in asked.variants for word in variant.words]
    return frozenset([*words, *(part for word in asked.words for part in word.parts)])


def _places(text: str, wanted: frozenset[str], language: Language) -> list[_Place]:
    found: dict[tuple[int, int], set[str]] = {}
    for token in index_tokens(text, language.parts):
        if token.term in wanted:
            found.setdefault((token.start, token.end), set()).add(token.term)
    return [_Place(start, end, frozenset(terms)) for (start, end), terms in sorted(found.items())]


def _runs(text: str, places: Iterable[_Place], start: int, end: int) -> Iterator[Run]:
    """Divide ``text`` from ``start`` to ``end``; nothing is lost, and no run is empty."""
    for place in places:
        if place.start < start or place.end > end:
            continue
        if place.start > start:
            yield Run(text[start : place.start], False)
        yield Run(text[place.start : place.end], True)
        start = place.end
    if start < end:
        yield Run(text[start:end], False)


def _fragment(body: str, wanted: frozenset[str], language: Language) -> list[Run]:
    """Return the piece of one paragraph that has the most of what was found; the first of equals."""
    pieces = [
        (*_worth(places, first), paragraph, places, first)
        for paragraph in body.splitlines()
        if (places := _places(paragraph, wanted, language))
        for first in range(len(places))
    ]
    if not pieces:
        return []
    *_, paragraph, places, first = max(pieces, key=lambda piece: piece[:2])
    start, end = _window(paragraph, places[first])
    return list(_runs(paragraph, places[first:], start, end))


def _worth(places: Sequence[_Place], first: int) -> tuple[int, int]:
    """How many different terms, and how many words, a piece beginning with ``first`` would show."""
    shown = [each for each in places[first:] if each.end <= places[first].start + FRAGMENT - BEFORE]
    return len(frozenset().union(*(each.terms for each in shown))), len(shown)


def _window(text: str, first: _Place) -> tuple[int, int]:
    """Return from where to where ``text`` is shown; no word is cut but one that is longer than all of it."""
    start = 0
    if first.start > BEFORE:
        start = text.find(" ", first.start - BEFORE, first.start) + 1 or first.start
    end = min(start + FRAGMENT, len(text))
    if end < len(text):
        end = max(text.rfind(" ", start, end), first.end)
    return start, end
