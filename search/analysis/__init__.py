"""German words, from text to tokens: declared once, run in Python, rendered as Elasticsearch settings.

Pure: nothing here knows a database, a setting or an engine. The declaration is ``chains``.
"""

from collections.abc import Mapping
from typing import Any

from .chains import EXACT, QUERY, SUGGEST_INDEX, SUGGEST_QUERY, WHOLE, Chain, index_chain
from .language import Language
from .lists import listed_parts, listed_synonyms
from .tokens import Token

__all__ = [
    "Language",
    "Token",
    "elasticsearch_analysis",
    "exact_tokens",
    "index_tokens",
    "listed_parts",
    "listed_synonyms",
    "prefix_tokens",
    "query_tokens",
    "suggest_tokens",
    "whole_tokens",
]


def index_tokens(text: str, parts: frozenset[str]) -> list[Token]:
    """Return the stems by which ``text`` is found, those of the ``parts`` of its compounds among them."""
    return index_chain(parts).tokens(text)


def query_tokens(text: str) -> list[Token]:
    """Return the stems that ``text`` asks for."""
    return QUERY.tokens(text)


def exact_tokens(text: str) -> list[Token]:
    """Return the words of ``text`` as they are written, but for case and accents."""
    return EXACT.tokens(text)


def prefix_tokens(text: str) -> list[Token]:
    """Return all beginnings by which the words of ``text`` are suggested."""
    return SUGGEST_INDEX.tokens(text)


def suggest_tokens(text: str) -> list[Token]:
    """Return the beginnings of words that ``text`` asks for; unstemmed, ä is a, ß is ss."""
    return SUGGEST_QUERY.tokens(text)


def whole_tokens(text: str) -> list[Token]:
    """Return the words of ``text`` in lower case, without marks of gender."""
    return WHOLE.tokens(text)


def elasticsearch_analysis(parts: frozenset[str]) -> dict[str, Any]:
    """Return the ``analysis`` settings of an index: the same chains, as Elasticsearch runs them."""
    chains: Mapping[str, Chain] = {
        "german_index": index_chain(parts),
        "german_query": QUERY,
        "exact": EXACT,
        "suggest_index": SUGGEST_INDEX,
        "suggest_query": SUGGEST_QUERY,
    }
    char_filters = {each.name: each for chain in chains.values() for each in chain.char_filters}
    filters = {each.name: each for chain in chains.values() for each in chain.token_filters}
    return {
        "char_filter": {name: each.settings for name, each in char_filters.items()},
        "filter": {name: each.settings for name, each in filters.items() if each.settings is not None},
        "analyzer": {name: chain.settings for name, chain in chains.items()},
    }
