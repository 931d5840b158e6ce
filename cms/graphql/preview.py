"""Drafts for those who hold a token: one page, one state of it, at most an hour.

The editor's preview button stores what is on the screen (wagtail-headless-preview) and hands its
token to the frontend. The token alone opens that stored state and nothing else; deleting the stored
state revokes it. The draft is projected in memory and read through the same resolvers as published
pages, so what it refers to is still only what is public.
"""

from datetime import timedelta

from django.core.signing import BadSignature
from wagtail.models import Page
from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview

from cms.published.projection import ProjectionFailed, Record, project

from .errors import Code, QueryError

LIFETIME = timedelta(minutes=60)


def draft_from_token(token: str) -> Page:
    """Return the draft that ``token`` stands for. Raises ``QueryError`` for any other text."""
    try:
        HeadlessPreviewMixin.get_preview_signer().unsign(token, max_age=LIFETIME)
        return PagePreview.objects.get(token=token).as_page()
    except (BadSignature, PagePreview.DoesNotExist) as error:
        raise QueryError(
            "The preview token is unknown, older than an hour or revoked.", Code.PREVIEW_TOKEN_INVALID
        ) from error


def draft_record(token: str) -> Record:
    """Return the record of the draft that ``token`` stands for, without storing it."""
    try:
        return project(draft_from_token(token))
    except ProjectionFailed as error:
        raise QueryError(
            "The draft lacks values that every answer needs.", Code.PREVIEW_INCOMPLETE
        ) from error
