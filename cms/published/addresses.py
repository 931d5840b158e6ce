"""Whole addresses of what rows know by path, and the name an object keeps for life."""

from django.conf import settings


def page_address(path: str) -> str:
    """Where the frontend shows the page with this route."""
    return f"{settings.FRONTEND_URL}{path}"


def file_address(url: str) -> str:
    """Where a document or a size of an image is downloaded; object storage gives whole addresses itself."""
    return url if "://" in url else f"{settings.PUBLIC_URL}{url}"


def lifelong_name(identity: str) -> str:
    """The URN of an object: it survives renaming, moving and a change of the site's address."""
    return f"urn:uuid:{identity}"
