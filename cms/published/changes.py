"""Telling others what changes in the graph: within the transaction, and once it is committed.

An index that has to be as true as the graph itself writes within the transaction; where it fails, nothing
is published. Caches listen for the commit. A receiver of that signal that fails is logged and harms
nobody: the change stands, and whatever asks the graph itself is right in any case.
"""

from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.dispatch import Signal

from .revision import next_revision

graph_changing = Signal()
"""Sent within the transaction, after rows were written or deleted, with the ``revision`` that the change
will have and ``types``, the types of the changed, new and withdrawn rows by id. The edges of these rows are
written by then. Whatever a receiver raises ends the transaction."""

graph_changed = Signal()
"""Sent after the commit, with ``revision``, the ``ids`` of changed, new and withdrawn rows, and their
``types``. One transaction may send it several times: once for each statement that wrote rows."""


def count_change(types: Mapping[str, str]) -> None:
    """Raise the revision for rows that were just written or deleted, given as types by id."""
    if types:
        revision = next_revision()
        graph_changing.send(sender=None, revision=revision, types=dict(types))
        transaction.on_commit(partial(_send, revision, dict(types)), robust=True)


def _send(revision: int, types: Mapping[str, str]) -> None:
    graph_changed.send_robust(
        sender=None, revision=revision, ids=frozenset(types), types=frozenset(types.values())
    )
