"""Autocompletion: titles with words that begin as what was typed so far."""

from collections.abc import Sequence

from cms.published.folding import sort_key
from cms.published.listing import fetched
from cms.published.sql import Sql

from ...analysis import suggest_tokens
from ...query import Suggestion
from .matching import beginnings

# The shorter a title, the more of it was typed.
_SUGGEST = """
    SELECT node.id::text, node.type
    FROM search_indexeddocument document JOIN published_node node ON node.id = document.id
    WHERE document.exact @@ %s::tsquery AND node.type = ANY(%s) AND node.locale = ANY(%s)
    ORDER BY starts_with(node.sort_title, %s) DESC, length(node.sort_title), node.sort_title, node.id
    LIMIT %s
"""


def suggestions(prefix: str, types: Sequence[str], locale: str, first: int) -> list[Suggestion]:
    """Return up to ``first`` objects of ``types``; nothing where nothing was typed."""
    terms = [token.term for token in suggest_tokens(prefix)]
    if not terms:
        return []
    languages = sorted({locale, ""})
    parameters = (beginnings(terms), list(types), languages, sort_key(prefix), first)
    return [Suggestion(*row) for row in fetched(Sql(_SUGGEST, parameters))]
