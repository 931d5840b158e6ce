"""An answer in its two codings, plain and compressed: made once, and not sent again to whoever has it.

What feeds and embeds have in common over HTTP. A version is a text that changes whenever the answer may.
"""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from .kept import Finished, kept

CACHING = "public, max-age=300, stale-while-revalidate=86400"
SMALLEST_TO_COMPRESS = 500
_COMPRESSION = 5


@dataclass(frozen=True)
class Content:
    """The answer itself."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


def representation(request: HttpRequest, version: str, make: Callable[[], Content]) -> HttpResponse:
    """Return what ``make`` makes, or has made, compressed where the client takes that and it is worth it."""
    compressed = takes_gzip(request)
    finished = kept().given(etag(version, compressed=compressed), lambda: _finished(make(), compressed))
    response = HttpResponse(finished.body, content_type=finished.media_type, headers=dict(finished.headers))
    if finished.is_packed:
        response["Content-Encoding"] = "gzip"
    return _validated(response, version, compressed=finished.is_packed)


def not_modified(request: HttpRequest, version: str) -> HttpResponse:
    """Tell the client to keep what it has."""
    return _validated(HttpResponseNotModified(), version, compressed=takes_gzip(request))


def is_held(request: HttpRequest, version: str) -> bool:
    """Whether the client names this version as one that it has, in whichever coding."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    ours = {etag(version, compressed=compressed) for compressed in (True, False)}
    return "*" in known or bool(ours & {tag.removeprefix("W/") for tag in known})


def etag(version: str, *, compressed: bool) -> str:
    """Return a strong validator: two codings are two sequences of bytes."""
    return f'"{version}{"-gz" if compressed else ""}"'


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the client understands compressed answers."""
    codings = (coding.split(";") for coding in request.headers.get("Accept-Encoding", "").split(","))
    return any(name.strip() == "gzip" and not _refused(rest) for name, *rest in codings)


def _refused(parameters: list[str]) -> bool:
    weights = [each.strip().removeprefix("q=") for each in parameters if each.strip().startswith("q=")]
    return any(weight.strip("0.") == "" for weight in weights)


def _finished(made: Content, compressed: bool) -> Finished:
    packed = compressed and len(made.body) >= SMALLEST_TO_COMPRESS
    body = gzip.compress(made.body, _COMPRESSION, mtime=0) if packed else made.body
    return Finished(body, packed, made.media_type, made.headers)


def _validated(response: HttpResponse, version: str, *, compressed: bool) -> HttpResponse:
    response["ETag"] = etag(version, compressed=compressed)
    response["Cache-Control"] = CACHING
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
