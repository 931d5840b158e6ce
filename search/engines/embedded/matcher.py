"""How queries are understood everywhere on the site, registered with the graph when it starts."""

from collections.abc import Collection

from cms.published.families import Family
from cms.published.matching import LiteralMatcher, Matching
from cms.published.sql import Sql, any_of
from cms.published.types import node_type_names

from ...family import TYPES
from ...interpretation import Interpretation, interpret
from ...language import language
from .matching import any_word, every_word
from .scoring import Scoring

_FOUND = "node.id IN (SELECT id FROM search_indexeddocument WHERE vector @@ %s::tsquery)"


class GermanMatcher:
    """Endings, compounds and synonyms; in lists of one type also pieces of words, as they are typed."""

    def matching(self, family: Family, query: str) -> Matching:
        asked = interpret(query, language())
        return ranked(asked) if family.types else _listed(family, query, asked)

    def types(self, family: Family) -> Collection[str]:
        """Names may be those of any row."""
        return node_type_names()


def ranked(asked: Interpretation) -> Matching:
    """Return what finds every document with a word of the query, best first."""
    if asked.says_nothing:
        return _nothing()
    return Matching(Sql(_FOUND, (any_word(asked),)), Scoring(asked).statement)


def _listed(family: Family, query: str, asked: Interpretation) -> Matching:
    """Lists have orders of their own, so whatever they hold must have every word."""
    literal = LiteralMatcher().matching(family, query)
    if family.type not in TYPES or asked.says_nothing:
        return literal
    condition = any_of([Sql(_FOUND, (every_word(asked),)), literal.condition])
    return Matching(condition, literal.scores)


def _nothing() -> Matching:
    return Matching(
        Sql("false"), Sql("SELECT id, 0::float8 AS score FROM search_indexeddocument WHERE false")
    )
