"""What a query demands of a row: by itself only that its words stand there; a search may know better.

Whoever understands more (endings, compounds, synonyms) registers a matcher at start, and every list, feed
and statistic with a query understands it too. This room never learns who that is.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from .families import Family
from .folding import sort_key
from .sql import Sql


@dataclass(frozen=True)
class Matching:
    """What one query demands."""

    condition: Sql
    """On ``node``, as those of filters."""
    scores: Sql
    """The statement that yields ``id`` and ``score`` (float8, the more the better) of all that match."""


class Matcher(Protocol):
    """How queries are understood."""

    def matching(self, family: Family, query: str) -> Matching:
        """Return what ``query``, which is more than punctuation, demands of the objects of ``family``."""

    def types(self, family: Family) -> Collection[str]:
        """Return the types whose rows decide, beside its own, which objects of ``family`` match."""


_FOLDED_SUMMARY = (
    "replace(translate(lower(COALESCE(node.data->>'summary', '')),"
    " 'äöüÄÖÜéèêëàáâçñ|·', 'aouaoueeeeaaacn'), 'ß', 'ss')"
)


class LiteralMatcher:
    """Every word stands in the title or the summary, hyphens and accents aside."""

    def matching(self, family: Family, query: str) -> Matching:
        condition = self.condition(query)
        scores = f"SELECT node.id, 1::float8 AS score FROM published_node node WHERE {condition.text}"
        return Matching(condition, Sql(scores, condition.parameters))

    def condition(self, query: str) -> Sql:
        """The text is folded once for all words: a query of fifty words costs what one of one word does."""
        words = sort_key(query).split()
        text = f"node.sort_title || ' ' || {_FOLDED_SUMMARY}"
        return Sql(f"({text}) LIKE ALL (%s)", ([f"%{_literal(word)}%" for word in words],))

    def types(self, family: Family) -> Collection[str]:
        return ()


_registered: list[Matcher] = [LiteralMatcher()]


def register(matcher: Matcher) -> None:
    """Let ``matcher`` understand all queries from now on."""
    _registered[:] = [matcher]


def matching_of(family: Family, query: str | None) -> Matching | None:
    """Return what ``query`` demands; ``None`` where it has no words and so demands nothing."""
    if not sort_key(query or ""):
        return None
    return _registered[0].matching(family, query or "")


def matched_types(family: Family) -> Collection[str]:
    """Return the types whose rows decide, beside its own, which objects of ``family`` match a query."""
    return _registered[0].types(family)


def _literal(word: str) -> str:
    """``word`` for a pattern in which nothing but it is looked for."""
    return re.sub(r"([\\%_])", r"\\\1", word)
