"""Telling others what has changed in the graph, once the change is committed.

Search, feeds and caches listen here. A receiver that fails is logged and harms nobody: the change
stands, and whatever asks the graph itself is right in any case.
"""

from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.dispatch import Signal

from .revision import next_revision

graph_changed = Signal()
"""Sent after the commit, with ``revision``, the ``ids`` of changed, new and withdrawn rows, and their
``types``. One transaction may send it several times: once for each statement that wrote rows."""


def count_change(types: Mapping[str, str]) -> None:
    """Raise the revision for rows that were just written or deleted, given as types by id."""
    if types:
        revision = next_revision()
        transaction.on_commit(partial(_send, revision, dict(types)), robust=True)


def _send(revision: int, types: Mapping[str, str]) -> None:
    graph_changed.send_robust(
        sender=None, revision=revision, ids=frozenset(types), types=frozenset(types.values())
    )
