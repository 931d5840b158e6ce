"""What editors' words would change, told while they are typed: counted among what is public now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from .analysis import Language, index_tokens
from .engines.embedded.matching import every_word
from .interpretation import interpret
from .language import language
from .models import KnownWord

MOST_EXAMPLES = 40
_FOUND = "SELECT id FROM search_indexeddocument WHERE vector @@ %s::tsquery"


@dataclass(frozen=True)
class SynonymsFound:
    """How many public objects each word finds by itself, and any of them with all."""

    alone: Sequence[tuple[str, int]]
    together: int


@dataclass(frozen=True)
class Divided:
    """A word of the website that contains a part, and how many public objects have it."""

    word: str
    uses: int


def synonyms_found(words: Sequence[str]) -> SynonymsFound:
    """Return what these words find without any synonyms, and what they will find as a group."""
    plain = Language(language().parts)
    queries = {word: every_word(interpret(word, plain)) for word in words}
    together = " | ".join(f"({query})" for query in queries.values() if query)
    return SynonymsFound([(word, _count(query)) for word, query in queries.items()], _count(together))


def divided_by(part: str) -> list[Divided]:
    """Return words of the website that are divided because of ``part``, the most frequent first."""
    before = language().parts - {part}
    after = before | {part}
    known = KnownWord.objects.filter(word__contains=part, uses__gt=0).exclude(word=part)
    candidates = known.order_by("-uses", "word").values_list("word", "uses")
    divided = [
        Divided(word, uses) for word, uses in candidates if _terms(word, after) != _terms(word, before)
    ]
    return divided[:MOST_EXAMPLES]


def _terms(word: str, parts: frozenset[str]) -> set[str]:
    return {token.term for token in index_tokens(word, parts)}


def _count(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({_FOUND}) AS found", [query])
        return int(cursor.fetchone()[0])
