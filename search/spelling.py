"""What a misspelt query probably meant: words that stand in published rows now, as near as possible.

Both engines ask here, so nobody is ever led to a word that only an index still knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .analysis import whole_tokens
from .models import KnownWord
from .vocabulary import SHORTEST, spelling_of

MOST_WORDS = 8
"""Words of a query that are looked at; beyond, it is a text and no query."""
MOST_CANDIDATES = 40

_NEAR = """
    SELECT asked.word, known.word, known.spelling, known.uses
    FROM unnest(%(words)s::text[], %(spellings)s::text[]) AS asked(word, spelling)
    CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT DISTINCT substr('  ' || asked.spelling || ' ', place, 3)
            FROM generate_series(1, length(asked.spelling) + 1) AS place) AS grams
    ) pieces
    CROSS JOIN LATERAL (
        SELECT word, spelling, uses FROM search_knownword
        WHERE grams && pieces.grams AND uses > 0
            AND abs(length(spelling) - length(asked.spelling)) <= 2
        ORDER BY (SELECT count(*) FROM unnest(grams) AS gram WHERE gram = ANY(pieces.grams)) DESC,
            abs(length(spelling) - length(asked.spelling)), uses DESC, word
        LIMIT %(most)s
    ) known
"""


@dataclass(frozen=True)
class _Candidate:
    """A known word, and how far it is from what was written."""

    word: str
    distance: int
    uses: int


def corrections(query: str, *, most: int) -> list[str]:
    """Return up to ``most`` other spellings of ``query``, the most probable first.

    There is none where every word is known.
    """
    words = [token.term for token in whole_tokens(query)][:MOST_WORDS]
    near = _near([word for word in dict.fromkeys(words) if len(word) >= SHORTEST])
    if not any(near.values()):
        return []
    found = []
    for place in range(most):
        chosen = {word: each[min(place, len(each) - 1)].word for word, each in near.items() if each}
        found.append(_with(query, chosen))
    return [each for each in dict.fromkeys(found) if each.lower() != query.lower()]


def _near(words: Sequence[str]) -> Mapping[str, list[_Candidate]]:
    """Return what each of ``words`` may have meant; nothing where the word itself is known."""
    found: dict[str, list[_Candidate]] = {word: [] for word in words}
    parameters: dict[str, Any] = {
        "words": list(words),
        "spellings": [spelling_of(word) for word in words],
        "most": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, parameters)
        rows = cursor.fetchall()
    for word, other, spelling, uses in rows:
        limit = _allowed(word)
        apart = distance(spelling_of(word), spelling, limit)
        if apart <= limit:
            found[word].append(_Candidate(other, apart, uses))
    best = {word: _best(each) for word, each in found.items()}
    return best | _divided([word for word, each in best.items() if not each and not _known(found[word])])


def _divided(words: Sequence[str]) -> dict[str, list[_Candidate]]:
    """Return what consists of two known words, as „Weltcafe“ does where only a „Welt-Café“ is known."""
    halves = {word: list(_halves(spelling_of(word))) for word in words}
    pieces = {piece for pairs in halves.values() for pair in pairs for piece in pair}
    rows = KnownWord.objects.filter(spelling__in=pieces, uses__gt=0).order_by("uses", "word")
    known = {row.spelling: row for row in rows} if pieces else {}
    return {
        word: [_joined(known, pair) for pair in pairs if known.keys() >= set(pair)]
        for word, pairs in halves.items()
    }


def _halves(spelling: str) -> Iterator[tuple[str, str]]:
    for place in range(SHORTEST, len(spelling) - SHORTEST + 1):
        yield spelling[:place], spelling[place:]


def _joined(known: Mapping[str, KnownWord], pair: tuple[str, str]) -> _Candidate:
    first, second = (known[piece] for piece in pair)
    return _Candidate(f"{first.word} {second.word}", 1, min(first.uses, second.uses))


def _known(candidates: Sequence[_Candidate]) -> bool:
    return any(not each.distance for each in candidates)


def _best(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    if _known(candidates):
        return []
    return sorted(candidates, key=lambda each: (each.distance, -each.uses, each.word))


def _allowed(word: str) -> int:
    """How many letters may be wrong."""
    return 1 if len(word) <= 5 else 2


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters have to be put in, left out, replaced or exchanged with their neighbour.

    Beyond ``limit`` it does not matter how many: the result is more.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, last = last, current
    return last[-1]


def _with(query: str, chosen: Mapping[str, str]) -> str:
    """Put the chosen words in the places of those that were written."""
    for token in reversed(whole_tokens(query)):
        if token.term in chosen:
            query = query[: token.start] + chosen[token.term] + query[token.end :]
    return query
