"""One GraphQL enum per ``TextChoices`` class, under the class's own name."""

from functools import cache

import graphene
from django.db.models import TextChoices


@cache
def enum_type(choices: type[TextChoices]) -> type[graphene.Enum]:
    """Return the GraphQL enum of ``choices``: names are the stored values, the German label describes them.

    Raises ``ValueError`` where a stored value is no GraphQL name (capitals and underscores).
    """
    for value in choices.values:
        if not value.replace("_", "").isalnum() or value != value.upper() or not value.isascii():
            raise ValueError(f"{choices.__name__}.{value} is stored in a form that GraphQL cannot name.")
    labels = dict(choices.choices)
    return graphene.Enum(
        choices.__name__,
        [(value, value) for value in choices.values],
        description=lambda member: str(labels[member.value]) if member else (choices.__doc__ or None),
    )
