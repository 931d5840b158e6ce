"""What must be true before a page may be published, in words an editor understands.

Drafts may be incomplete: Wagtail defers required fields when a draft is saved, and these rules are
only asked when a page goes live or is submitted for approval. ``PublicPage.publication_errors``
collects them; ``PublicPage.save`` holds them for every way of publishing, and the editing form
shows them beside the fields before anything is stored.
"""

from datetime import date
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from cms.media.models.images import missing_for_publication

Errors = dict[str, list[str]]


class Publishable(Protocol):
    def publication_errors(self) -> Errors: ...


def refuse_unfit_for_publication(page: Publishable) -> None:
    """Raise ``ValidationError`` with German messages by field if ``page`` must not be published as it is."""
    errors = page.publication_errors()
    if errors:
        raise ValidationError(errors)


def merged(*parts: Errors) -> Errors:
    """Return all messages of ``parts`` in one dictionary."""
    result: Errors = {}
    for part in parts:
        for field, messages in part.items():
            result.setdefault(field, []).extend(messages)
    return result


def image_errors(field: str, *images: Any) -> Errors:
    """Return what any of ``images`` lacks for publication; places without an image are fine."""
    messages = [message for image in images if image for message in missing_for_publication(image)]
    return {field: messages} if messages else {}


def required(field: str, value: Any, message: str) -> Errors:
    """Return ``message`` where ``value`` is blank."""
    return {} if value else {field: [message]}


def end_before_start(field: str, start: date | None, end: date | None) -> Errors:
    """Return a message where a span ends before it starts; open spans are fine."""
    if start and end and end < start:
        return {field: ["Das Ende liegt vor dem Beginn."]}
    return {}
