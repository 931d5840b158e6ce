"""Objects that lack something, found by the database, and what it is that each of them lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet


@dataclass(frozen=True)
class Lack:
    """Something an object should have, in a word; ``where`` is true of those that have it not."""

    code: str
    label: str
    where: Callable[[], Q]

    @property
    def mark(self) -> str:
        return f"lacks_{self.code}"


def lacking(objects: QuerySet[Any], lacks: Sequence[Lack]) -> QuerySet[Any]:
    """Return those of ``objects`` that lack any of ``lacks``; ``lacks_in`` tells which."""
    model = objects.model
    marks = {lack.mark: Exists(model._base_manager.filter(lack.where(), pk=OuterRef("pk"))) for lack in lacks}
    return objects.annotate(**marks).filter(reduce(or_, (Q(**{mark: True}) for mark in marks)))


def lacks_in(found: Any, lacks: Sequence[Lack]) -> list[str]:
    """Return in words what an object of ``lacking`` lacks."""
    return [lack.label for lack in lacks if getattr(found, lack.mark)]
