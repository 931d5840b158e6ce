"""Comparing the embedded index with the rows. It is written with them, so only a hand can part them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cms.published.models import Node
from cms.published.revision import lock_graph

from .comparing import Differences, batched, pages
from .family import TYPES
from .models import IndexedDocument
from .outdating import outdate_answers
from .writing import deviating, rewrite


def compare_embedded() -> Iterator[Differences]:
    """Yield what is wrong with the embedded index, page by page."""
    for page in pages():
        yield _certainly(deviating(page))
    ghosts = IndexedDocument.objects.exclude(pk__in=Node.objects.filter(type__in=TYPES).values("pk"))
    yield _certainly(_existing(ghosts))


def repair_embedded(differences: Differences) -> Differences:
    """Write anew whatever is wrong, and return what is wrong even then."""
    ids = differences.everything()
    if ids:
        outdate_answers()
    left = Differences()
    for batch in batched(ids):
        rewrite(batch)
        left.add(_certainly(batch))
    return left


@transaction.atomic
def _certainly(ids: Collection[str]) -> Differences:
    """Classify what is still wrong while nobody publishes."""
    found = Differences()
    if not ids:
        return found
    lock_graph()
    wrong = deviating(ids)
    held = _existing(IndexedDocument.objects.filter(pk__in=wrong))
    public = _existing(Node.objects.filter(pk__in=wrong, type__in=TYPES))
    return Differences(missing=wrong - held, ghost=wrong - public, stale=wrong & held & public)


def _existing(rows: "QuerySet[Any]") -> set[str]:
    return {str(identity) for identity in rows.values_list("pk", flat=True)}
