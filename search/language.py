"""The language as it is now: the repository's lists and what editors added to them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.db import connection

from .analysis import Language, listed_parts, listed_synonyms

_EDITORS = """
    SELECT coalesce((SELECT string_agg(lower(word), ' ' ORDER BY word) FROM search_wordpart), ''),
           coalesce((SELECT json_agg(words ORDER BY id) FROM search_synonymset), '[]')::text
"""


_instead: ContextVar[Language | None] = ContextVar("instead", default=None)


@contextmanager
def speaking(other: Language) -> Iterator[None]:
    """Let ``language`` return ``other`` while the block runs, to compare what each part of it does."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)


def language() -> Language:
    """Return parts of compounds and synonyms as they are in the present transaction; one small statement.

    Take it once for each request. As long as editors change nothing, it is the same object.
    """
    if other := _instead.get():
        return other
    with connection.cursor() as cursor:
        cursor.execute(_EDITORS)
        words, synonyms = cursor.fetchone()
    return _language(words, synonyms)


@lru_cache(maxsize=4)
def _language(words: str, synonyms: str) -> Language:
    groups = tuple(map(tuple, json.loads(synonyms)))
    return Language(listed_parts() | frozenset(words.split()), (*listed_synonyms(), *groups))
