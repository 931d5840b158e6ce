"""From an interpretation to full text queries: what has to stand in a document so that it is found."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...interpretation import Interpretation, Variant, Word
from ...vectors import quoted


def any_word(found: Interpretation) -> str:
    """Return the query that finds whatever has one of the words, or all parts of one; the score sorts."""
    return _either(dict.fromkeys(_word(word) for variant in found.variants for word in variant.words))


def every_word(found: Interpretation) -> str:
    """Return the query that finds whatever has all the words, in one of the ways to say it."""
    return _either(dict.fromkeys(_all(variant) for variant in found.variants if variant.words))


def phrase(words: Sequence[Word], fields: str) -> str:
    """Return the query that finds the words in their order, one other between two of them allowed."""
    if len(words) == 1:
        return f"{quoted(words[0].term)}:{fields}"
    return " & ".join(f"({_after(*pair, fields)})" for pair in pairwise(words))


def _after(word: Word, following: Word, fields: str) -> str:
    first, second = (f"{quoted(each.term)}:{fields}" for each in (word, following))
    distance = following.position - word.position
    return f"{first} <{distance}> {second} | {first} <{distance + 1}> {second}"


def beginnings(terms: Iterable[str]) -> str:
    """Return the query that finds words beginning with each of ``terms``."""
    return " & ".join(f"{quoted(term)}:*" for term in terms)


def _all(variant: Variant) -> str:
    return " & ".join(f"({_word(word)})" for word in variant.words)


def _word(word: Word) -> str:
    parts = " & ".join(quoted(part) for part in word.parts)
    return f"{quoted(word.term)} | ({parts})" if parts else quoted(word.term)


def _either(queries: Iterable[str]) -> str:
    return " | ".join(f"({query})" for query in queries)
