"""Lists with some of their filters set, by dice."""

import random
from datetime import date
from typing import Any

from cms.published.families import Family
from cms.published.filters import Dimension, Kinds, Regions, Terms, Within
from cms.published.holdings import dimensions
from cms.published.listing import Listing

from .counted_site import WORDS
from .oracle import Oracle

_UNHEARD = {"level": ("FEDERAL",), "eventType": ("CONFERENCE",)}
"""Values that nothing has."""


def random_listing(dice: random.Random, oracle: Oracle, family: Family) -> Listing:
    """A list with some of its filters set to values that exist, to other keys of these, and to nonsense."""
    filters: dict[str, Any] = {}
    for name, choice in dimensions(family).items():
        if dice.random() < 0.25:
            filters[name] = _random_values(dice, oracle, family, choice)
    if family.stem == "Initiative" and dice.random() < 0.2:
        filters["foundedFrom"] = dice.choice((date(2010, 1, 1), date(2016, 1, 1)))
    if dice.random() < 0.1:
        slugs = sorted(node.slug for node in oracle.nodes.values() if node.type == family.type)
        filters["slugs"] = dice.sample(slugs, len(slugs) // 2)
    return Listing(
        family,
        family.orders[0],
        first=1,
        filters=filters,
        query=dice.choice(WORDS) if dice.random() < 0.2 else None,
        locale=dice.choice(("de", "de", "en")) if family.localized else "",
    )


def _random_values(dice: random.Random, oracle: Oracle, family: Family, choice: Dimension) -> Any:
    values = sorted(oracle.values(family, choice))
    if set(values) <= {"true", "false"} and values:
        return dice.choice((True, False))
    inner = choice.inner if isinstance(choice, Within) else choice
    extra = ["05", "06", "DE-WE", "05000"] if isinstance(inner, Regions) else []
    unheard = list(_UNHEARD.get(choice.name, ())) if isinstance(choice, Terms | Kinds) else ["gibt-es-nicht"]
    pool = [*values, *extra, *unheard]
    return dice.sample(pool, dice.randint(0, min(3, len(pool))))
