"""The words that stand in published rows now, and how often: what misspelt queries are compared with.

Counted in the transaction that changes the index, so a word is never suggested that is not public any more.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from cms.published.folding import fold

from .analysis import suggest_tokens, whole_tokens
from .models import IndexedDocument, KnownWord

SHORTEST = 4
"""Letters of a word that is worth suggesting; below, everything is near to everything."""

COLUMNS = ("words", "name_words")

_RECOUNT = """
    WITH was AS (
        SELECT word, count(*)::int AS uses FROM search_indexeddocument, unnest({words}) AS word
        WHERE id = ANY(%(ids)s::uuid[]) GROUP BY word
    ), now AS (
        SELECT * FROM jsonb_to_recordset(%(now)s::jsonb) AS now(word text, uses int, spelling text)
    )
    INSERT INTO search_knownword AS known (word, uses, spelling, grams)
    SELECT word, coalesce(now.uses, 0) - coalesce(was.uses, 0), coalesce(now.spelling, ''), ARRAY(
        SELECT DISTINCT substr('  ' || now.spelling || ' ', place, 3)
        FROM generate_series(1, length(now.spelling) + 1) AS place)
    FROM was FULL JOIN now USING (word) WHERE coalesce(now.uses, 0) <> coalesce(was.uses, 0)
    ON CONFLICT (word) DO UPDATE SET uses = known.uses + excluded.uses
"""


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of ``texts`` that can be suggested, each once."""
    tokens = [token.term for text in texts for token in whole_tokens(text)]
    return sorted({word for word in tokens if len(word) >= SHORTEST and word.isalpha()})


def spelling_of(word: str) -> str:
    """Return ``word`` as misspellings are compared: ä is a, ß is ss, é is e."""
    return fold("".join(token.term for token in suggest_tokens(word)))


def recount(ids: Collection[str], now: Iterable[Sequence[str]], columns: Sequence[str] = COLUMNS) -> None:
    """Count ``now``, the words of the documents with these ids, in place of those in the index."""
    uses = Counter(word for words in now for word in words)
    rows = [{"word": word, "uses": count, "spelling": spelling_of(word)} for word, count in uses.items()]
    statement = _RECOUNT.format(words=" || ".join(columns))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": list(ids), "now": json.dumps(rows)})
    KnownWord.objects.filter(uses__lte=0).delete()


def rarest(words: Collection[str], most: int) -> list[str]:
    """Return the ``most`` of ``words`` that the fewest documents have, of those that several have."""
    known = KnownWord.objects.filter(word__in=words, uses__gt=1).order_by("uses", "word")
    return list(known.values_list("word", flat=True)[:most])


def forget_words() -> None:
    """Count everything anew from here on, as the documents are written again."""
    KnownWord.objects.all().delete()
    IndexedDocument.objects.update(words=[], name_words=[])
