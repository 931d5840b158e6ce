"""Measures of one ranking against graded judgements. Pure arithmetic; definitions, so that figures compare.

Grades run from 0 (not relevant) to 3 (exactly what was looked for); relevant is whatever has a grade of
1 or more. All measures look at the first ten places, the first page of an answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

PLACES = 10

Grades = Mapping[str, int]
"""The grade of every relevant document."""


def ndcg(ranking: Sequence[str], grades: Grades) -> float:
    """Return the normalised discounted cumulative gain: 1 for the best possible order.

    The gain of a grade is ``2 ** grade - 1``, its discount at place n is ``log2(n + 1)``.
    """
    ideal = _discounted(sorted(grades.values(), reverse=True))
    return _discounted(grades.get(key, 0) for key in ranking) / ideal


def precision(ranking: Sequence[str], grades: Grades) -> float:
    """Return the share of relevant documents among the first ten; of fewer, where fewer were found."""
    shown = ranking[:PLACES]
    return _relevant(shown, grades) / len(shown) if shown else 0.0


def recall(ranking: Sequence[str], grades: Grades) -> float:
    """Return how many of the relevant documents stand among the first ten; more than ten cannot."""
    return _relevant(ranking[:PLACES], grades) / min(PLACES, _relevant(tuple(grades), grades))


def _relevant(keys: Sequence[str], grades: Grades) -> int:
    return sum(grades.get(key, 0) > 0 for key in keys)


def _discounted(grades: Iterable[int]) -> float:
    return sum(
        (2**grade - 1) / log2(place + 1) for place, grade in zip(range(1, PLACES + 1), grades, strict=False)
    )
