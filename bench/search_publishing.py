"""What the embedded index adds to a publication: the same publications with it and without it, in turns."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

from .search_requests import Timing, summed_up

if TYPE_CHECKING:
    from cms.pages.models import InitiativePage

PUBLICATIONS = 30


def publish_timings(initiatives: int) -> list[Timing]:
    """Publish initiatives all over the list, each of them twice with the index and twice without."""
    from cms.pages.models import InitiativePage
    from search.writing import rewrite

    pages = list(InitiativePage.objects.live().order_by("uuid")[:PUBLICATIONS])
    _published(pages[0], "warm")
    indexed, alone = [], []
    for turn in ("eins", "zwei"):
        for page in pages:
            indexed.append(_published(page, f"Mit Index {turn}."))
            with _not_indexed():
                alone.append(_published(page, f"Ohne Index {turn}."))
    rewrite([str(page.uuid) for page in pages])
    return [
        summed_up("search_publish", "embedded", initiatives, indexed),
        summed_up("search_publish_without", "embedded", initiatives, alone),
    ]


def _published(page: "InitiativePage", text: str) -> float:
    page.mission = text
    began = time.perf_counter()
    transaction.atomic(lambda: page.save_revision().publish())()
    return (time.perf_counter() - began) * 1000


@contextmanager
def _not_indexed() -> Iterator[None]:
    """Let the index hear of no change."""
    from cms.published.changes import graph_changing
    from search import changes

    graph_changing.disconnect(dispatch_uid="search.changes")
    try:
        yield
    finally:
        changes.listen()
