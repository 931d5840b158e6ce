"""The rule of the four eyes: nobody approves what they submitted or were the last to change.

It binds every account, superusers included, because it protects against oversight and not against
theft. Everything here only answers questions; ``tasks`` offers the buttons, ``publication`` keeps
the gate.
"""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.models import Page, WorkflowState

NOBODY = "Eine Freigabe braucht eine angemeldete Person."
OWN_SUBMISSION = (
    "Sie haben diese Seite selbst zur Freigabe eingereicht. "
    "Nach dem Vier-Augen-Prinzip gibt eine andere Person sie frei."
)
OWN_EDIT = (
    "Die letzte Änderung an dieser Seite stammt von Ihnen. "
    "Nach dem Vier-Augen-Prinzip gibt eine andere Person sie frei."
)
DIRECT_PUBLICATION = (
    "Seiten werden nicht direkt veröffentlicht. "
    "Bitte reichen Sie die Seite zur Freigabe ein; eine zweite Person veröffentlicht sie."
)

_BOOKKEEPING = frozenset(
    {
        "path",
        "depth",
        "numchild",
        "url_path",
        "owner",
        "live",
        "live_revision",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)


class FourEyesRefusal(Exception):
    """Somebody tried to publish alone; the message is German and meant for them."""


def objection(state: WorkflowState, user: AbstractBaseUser | None) -> str:
    """Say in German why ``user`` must not approve, or return an empty text."""
    if user is None:
        return NOBODY
    if state.requested_by_id == user.pk:
        return OWN_SUBMISSION
    if last_editor_id(state.content_object) == user.pk:
        return OWN_EDIT
    return ""


def last_editor_id(page: Page) -> int | None:
    """Return who wrote the content of the latest revision; saving without a change is no editing."""
    revisions = page.revisions.order_by("-created_at", "-pk").values_list("user_id", "content")
    editor, current = None, None
    for user_id, stored in revisions.iterator(chunk_size=20):
        content = _content(stored)
        if current is not None and content != current:
            break
        editor, current = user_id, content
    return editor


def _content(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name not in _BOOKKEEPING}
