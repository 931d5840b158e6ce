"""Answers of the search that change though no row does: editors' words, a renewed index.

Answers are kept under the revision of the rows, so it rises here as it does with any publication.
"""

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from cms.graphql.purging import answers_outdated
from cms.graphql.tags import EVERYTHING
from cms.published.revision import lock_graph, next_revision

from .models import SynonymSet, WordPart


def listen() -> None:
    """Connect the receiver; called once."""
    for signal in (post_save, post_delete):
        for words in (SynonymSet, WordPart):
            signal.connect(outdate_answers, sender=words, dispatch_uid=f"search.outdating.{words.__name__}")


def outdate_answers(**said: object) -> None:
    """Let every answer be made anew, here and in caches in front of us, once the transaction is committed."""
    with transaction.atomic():
        lock_graph()
        next_revision()
        transaction.on_commit(_announce, robust=True)


def _announce() -> None:
    answers_outdated.send_robust(sender=None, tags=frozenset({EVERYTHING}))
