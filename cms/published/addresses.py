"""Whole addresses of what rows know by path, links to others, and the name an object keeps for life."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri


def page_address(path: str) -> str:
    """Where the frontend shows the page with this route."""
    return f"{settings.FRONTEND_URL}{path}"


def file_address(url: str) -> str:
    """Where a document or a size of an image is downloaded; object storage gives whole addresses itself."""
    return url if "://" in url else f"{settings.PUBLIC_URL}{url}"


def lifelong_name(identity: str) -> str:
    """The URN of an object: it survives renaming, moving and a change of the site's address."""
    return f"urn:uuid:{identity}"


@lru_cache(maxsize=1000)
def escaped(url: str) -> str:
    """Return an address in which every character may stand as it is; what was escaped stays so."""
    return iri_to_uri(url)


@lru_cache(maxsize=1000)
def web_address(url: str | None) -> str:
    """Return ``url`` if it leads to a website: nothing that runs, and nothing without a host."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return escaped(parts.geturl()) if parts.scheme in ("http", "https") and parts.netloc else ""
