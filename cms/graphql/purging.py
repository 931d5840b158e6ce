"""Telling caches in front of us which answers to forget, after each committed change of the graph.

Without a word they forget after half a minute. Whoever wants them to know at once connects to
``answers_outdated`` or sets ``PURGE_URL``. Receivers run after the commit, one after another; one that
fails is logged and holds up neither the publication nor the others.
"""

import urllib.request
from collections.abc import Collection, Iterator
from itertools import islice

from django.conf import settings
from django.dispatch import Signal

from cms.published.changes import graph_changed

from .tags import change_tags

TAGS_AT_ONCE = 100
"""Ids of 36 characters: such a header stays below 4 kB."""
PATIENCE = 2.0
"""Seconds. An editor waits as long for the page after publishing."""

answers_outdated = Signal()
"""Sent after a change with its ``tags``: whatever answer bears one of them may have become another."""


def listen() -> None:
    """Connect both receivers; called once."""
    graph_changed.connect(announce_outdated)
    answers_outdated.connect(send_purge)


def announce_outdated(*, ids: Collection[str], types: Collection[str], **said: object) -> None:
    """Turn a change of rows into tags of answers."""
    answers_outdated.send_robust(sender=None, tags=change_tags(ids, types))


def send_purge(*, tags: Collection[str], **said: object) -> None:
    """Send ``PURGE`` to ``PURGE_URL``, with the tags under the names that caches know them by."""
    for batch in _batches(tags) if settings.PURGE_URL else ():
        headers = {"Surrogate-Key": " ".join(batch), "Cache-Tag": ",".join(batch)}
        request = urllib.request.Request(settings.PURGE_URL, method="PURGE", headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
            pass


def _batches(tags: Collection[str]) -> Iterator[list[str]]:
    remaining = iter(sorted(tags))
    while batch := list(islice(remaining, TAGS_AT_ONCE)):
        yield batch
