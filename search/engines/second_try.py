"""What is looked for when a query finds next to nothing: the query, and what it probably meant."""

from collections.abc import Sequence
from dataclasses import replace

from ..analysis import Language
from ..interpretation import Interpretation, interpret, loosened

ENOUGH = 3
"""Objects; who finds so many has probably written what was meant."""
MOST_CORRECTIONS = 3
_MISSPELT = 0.5
"""What a query in words that were probably meant is worth, beside the query as it is."""


def widened(
    asked: Interpretation, others: Sequence[str], language: Language, *, found: int
) -> Interpretation:
    """Return ``asked`` with variants in the words of ``others``, each worth less than the one before.

    Where there is neither a hit nor another spelling, what its long words begin and end with is enough.
    """
    variants = list((asked if found or others else loosened(asked, language)).variants)
    weight = 1.0
    for other in others:
        weight *= _MISSPELT
        read = interpret(other, language).variants
        variants += [replace(variant, weight=variant.weight * weight) for variant in read]
    return replace(asked, variants=tuple(variants))
