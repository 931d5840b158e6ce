"""What is known of words beyond grammar: of which parts compounds consist, which words mean the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .chains import QUERY


@dataclass(frozen=True)
class Sense:
    """A word or short phrase of a group of synonyms: its terms, and the other ways to say it."""

    terms: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    """Parts in lower case, and groups of words or phrases of the same meaning."""

    parts: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def senses(self) -> Mapping[str, Sequence[Sense]]:
        """What has synonyms, by its first term; the longest phrase comes first."""
        found: dict[str, list[Sense]] = {}
        for group in self.synonyms:
            for word in group:
                terms = tuple(token.term for token in QUERY.tokens(word))
                if terms:
                    others = tuple(other for other in group if other != word)
                    found.setdefault(terms[0], []).append(Sense(terms, others))
        return {first: sorted(senses, key=lambda sense: -len(sense.terms)) for first, senses in found.items()}
