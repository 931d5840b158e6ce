"""Delivers image files, and asks first who may see them.

Uploads lie in one directory, public and private side by side, so no web server may deliver it as it
is. Documents have Wagtail's own view, which checks their collection; this is the one for images.
"""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.users.models import UserProfile

from cms.media.models import Image, Rendition
from cms.published.models import Node

MEDIA_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
PUBLIC_CACHING = "public, max-age=3600"
"""A withdrawn image is gone from browsers and caches within the hour."""


@require_safe
def image_file(request: HttpRequest, name: str) -> FileResponse:
    """Deliver a size of a public image to anybody, and every image to those who may enter the admin."""
    if _is_public(name):
        return _deliver(name, caching=PUBLIC_CACHING)
    if request.user.has_perm("wagtailadmin.access_admin") and _is_image(name):
        return _deliver(name, caching="private, no-store")
    raise Http404


def _is_public(name: str) -> bool:
    images = Rendition.objects.filter(file=name).values("image__uuid")
    return Node.objects.filter(id__in=images).exists()


def _is_image(name: str) -> bool:
    holders = ((Rendition, "file"), (Image, "file"), (UserProfile, "avatar"))
    return any(model._default_manager.filter(**{field: name}).exists() for model, field in holders)


def _deliver(name: str, *, caching: str) -> FileResponse:
    media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())
    if media_type is None or not default_storage.exists(name):
        raise Http404
    return FileResponse(
        default_storage.open(name), content_type=media_type, headers={"Cache-Control": caching}
    )
