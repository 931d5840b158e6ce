"""The states in which nobody may see an object (or its draft), and the events that lead there and back."""

from enum import StrEnum

from django.db.models import Model
from wagtail.models import Page

from cms.media.models import Document, Image
from cms.snippets.models import Person


class State(StrEnum):
    """Why a secret is one. Some concern the object, some (``KNOWN``) only an earlier or later text of it."""

    NEVER_PUBLISHED = "never published"
    SCHEDULED = "scheduled"
    DRAFT_OF_LIVE = "draft of a live page"
    UNPUBLISHED = "unpublished again"
    EXPIRED = "expired"
    PASSWORD = "password"
    LOGIN = "login"
    GROUP = "group"
    RESTRICTED_ANCESTOR = "under a restricted ancestor"
    UNPUBLISHED_ANCESTOR = "under an unpublished ancestor"
    PRIVATE_COLLECTION = "private collection"
    PRIVATE_SUBCOLLECTION = "sub-collection of a private collection"
    COLLECTION_MOVED = "collection moved under a private one"
    REPLACED = "file and texts replaced"
    RENAMED = "record saved with other texts"
    CONSENT_WITHDRAWN = "consent withdrawn"
    DELETED = "deleted"


KNOWN = frozenset({State.DRAFT_OF_LIVE, State.REPLACED, State.RENAMED})
"""The object stays public and its identifier is no secret; only the marked texts are."""

PLANTED_HIDDEN = frozenset({State.NEVER_PUBLISHED, State.SCHEDULED, State.DRAFT_OF_LIVE})

ANCESTOR = frozenset({State.RESTRICTED_ANCESTOR, State.UNPUBLISHED_ANCESTOR})

PAGE_STATES = (
    State.NEVER_PUBLISHED,
    State.SCHEDULED,
    State.DRAFT_OF_LIVE,
    State.UNPUBLISHED,
    State.EXPIRED,
    State.PASSWORD,
    State.LOGIN,
    State.GROUP,
    State.RESTRICTED_ANCESTOR,
    State.UNPUBLISHED_ANCESTOR,
    State.DELETED,
)
FILE_STATES = (
    State.PRIVATE_COLLECTION,
    State.PRIVATE_SUBCOLLECTION,
    State.COLLECTION_MOVED,
    State.REPLACED,
    State.DELETED,
)
RECORD_STATES = (State.RENAMED, State.DELETED)


def states_of(model: type[Model]) -> tuple[State, ...]:
    """Return the states that objects of ``model`` can be in."""
    if issubclass(model, Page):
        return PAGE_STATES
    if issubclass(model, Image | Document):
        return FILE_STATES
    return (*RECORD_STATES, State.CONSENT_WITHDRAWN) if model is Person else RECORD_STATES
