"""Answers that any cache may keep and any site may ask for: validators, compression, no cookie."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from cms.published.kept import Finished, kept
from cms.published.program import program_digest

HTML = "text/html; charset=utf-8"
CACHING = "public, max-age=300, stale-while-revalidate=86400"
SMALLEST_TO_COMPRESS = 500

_ROOM = Path(__file__).resolve().parent
_RENDERING = (*_ROOM.glob("templates/**/*.html"), *_ROOM.glob("released/*/*"))


@cache
def rendering() -> str:
    """A fingerprint of everything that turns rows into bytes: a new release changes every ETag."""
    digest = hashlib.sha256(program_digest().encode())
    for path in sorted(_RENDERING):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Validator:
    """The strong ETags of one answer, plain and compressed."""

    def __init__(self, *parts: object) -> None:
        told = "\0".join(str(part) for part in (rendering(), *parts))
        self._core = hashlib.sha256(told.encode()).hexdigest()[:32]

    def etag(self, *, compressed: bool) -> str:
        return f'"{self._core}{"-gz" if compressed else ""}"'

    def is_known(self, request: HttpRequest) -> bool:
        """Whether the client holds this answer already, in whichever coding."""
        known = parse_etags(request.headers.get("If-None-Match", ""))
        ours = {self.etag(compressed=True), self.etag(compressed=False)}
        return "*" in known or bool(ours & {etag.removeprefix("W/") for etag in known})


def not_modified(request: HttpRequest, validator: Validator, headers: Mapping[str, str]) -> HttpResponse:
    """Tell the client to keep what it has."""
    response = HttpResponse(status=304, headers={**headers, "Cache-Control": CACHING})
    return _validated(response, validator, compressed=takes_gzip(request))


def cacheable(
    request: HttpRequest, make: Callable[[], str], validator: Validator, headers: Mapping[str, str]
) -> HttpResponse:
    """Return the page that ``make`` makes, or has made, compressed where the client understands that."""
    compressed = takes_gzip(request)
    finished = kept().given(validator.etag(compressed=compressed), lambda: _finished(make(), compressed))
    response = HttpResponse(
        finished.body, content_type=finished.media_type, headers={**headers, "Cache-Control": CACHING}
    )
    if finished.is_packed:
        response["Content-Encoding"] = "gzip"
    return _validated(response, validator, compressed=finished.is_packed)


def _finished(content: str, compressed: bool) -> Finished:
    body = content.encode()
    packed = compressed and len(body) >= SMALLEST_TO_COMPRESS
    return Finished(gzip.compress(body, mtime=0) if packed else body, packed, HTML, {})


def _validated(response: HttpResponse, validator: Validator, *, compressed: bool) -> HttpResponse:
    response["ETag"] = validator.etag(compressed=compressed)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the client understands compressed answers."""
    codings = (coding.split(";") for coding in request.headers.get("Accept-Encoding", "").split(","))
    return any(
        name.strip() == "gzip" and "q=0" not in "".join(rest).replace(" ", "") for name, *rest in codings
    )
