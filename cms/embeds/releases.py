"""The released files of the element: each version stays as it was, `v1` is the newest of its line."""

import base64
import gzip
import hashlib
from functools import cache
from pathlib import Path

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.published.representations import etag, is_held, takes_gzip

RELEASED = Path(__file__).resolve().parent / "released"
SCRIPT, STYLE = "industrie-feed.js", "industrie-feed.css"
ALIAS = "v1"
MEDIA_TYPES = {SCRIPT: "text/javascript; charset=utf-8", STYLE: "text/css; charset=utf-8"}
FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=3600, stale-while-revalidate=86400"


@require_safe
@xframe_options_exempt
@transaction.non_atomic_requests
def released_file(request: HttpRequest, version: str, name: str) -> HttpResponse:
    """Deliver a file of one version for good, or of the newest one for an hour."""
    actual = newest() if version == ALIAS else version
    if actual not in versions() or name not in MEDIA_TYPES:
        raise Http404
    packed = takes_gzip(request)
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": SHORT if version == ALIAS else FOREVER,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "ETag": etag(_digest(actual, name), compressed=packed),
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if is_held(request, _digest(actual, name)):
        return HttpResponse(status=304, headers=headers)
    if packed:
        return HttpResponse(
            _packed(actual, name),
            content_type=MEDIA_TYPES[name],
            headers={**headers, "Content-Encoding": "gzip"},
        )
    return HttpResponse(content_of(actual, name), content_type=MEDIA_TYPES[name], headers=headers)


@cache
def versions() -> tuple[str, ...]:
    """Return all released versions, oldest first."""
    names = [path.name for path in RELEASED.iterdir() if path.is_dir()]
    return tuple(sorted(names, key=lambda name: [int(part) for part in name.split(".")]))


def newest() -> str:
    """Return the version behind ``v1``."""
    major = ALIAS.removeprefix("v")
    return [version for version in versions() if version.split(".")[0] == major][-1]


def integrity(version: str, name: str = SCRIPT) -> str:
    """Return what a page writes into ``integrity`` to accept no other bytes (SRI)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content_of(version, name)).digest()).decode()}"


def stylesheet() -> str:
    """Return the style that frames carry along."""
    return content_of(newest(), STYLE).decode().strip()


@cache
def content_of(version: str, name: str) -> bytes:
    return (RELEASED / version / name).read_bytes()


@cache
def _packed(version: str, name: str) -> bytes:
    return gzip.compress(content_of(version, name), 9, mtime=0)


@cache
def _digest(version: str, name: str) -> str:
    return hashlib.sha256(content_of(version, name)).hexdigest()[:32]
