"""HTTP of everything public here: validators by time, any origin, no cookie, errors that name names."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from cms.published.parameters import BadParameter
from cms.published.repeatable import repeatable
from cms.published.representations import Content, is_held, not_modified, representation
from cms.published.revision import Ask, last_change
from cms.published.snapshot import NotPublished

_METHODS = "GET, HEAD, OPTIONS"
_ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Content-Language",
}
_PREFLIGHT = {
    **_ANY_ORIGIN,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "Accept, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

View = Callable[..., HttpResponse]


class NotAcceptable(Exception):
    """None of the formats is one that the client takes; the message names them."""


@dataclass(frozen=True)
class Version:
    """Which answer it is, before it is made."""

    digest: str
    revision: int | None = None
    """The state of the graph that it follows from; ``None`` where it follows from no row."""
    changed_at: datetime | None = None
    """When the answer last changed, as exactly as HTTP tells time; ``None`` where nobody can say."""
    told_by: Ask = last_change
    """The statement that told the revision."""
    headers: Mapping[str, str] = field(default_factory=dict)
    varies_by: tuple[str, ...] = ()


def public(view: View) -> View:
    """A view for GET and HEAD from any origin; bad questions become problems (RFC 9457)."""

    @wraps(view)
    @transaction.non_atomic_requests
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_PREFLIGHT)
        if request.method not in ("GET", "HEAD"):
            return problem(405, "Only GET and HEAD are answered here.", headers={"Allow": _METHODS})
        try:
            return view(request, *args, **kwargs)
        except BadParameter as bad:
            return problem(400, str(bad), parameter=bad.name)
        except TooManyFieldsSent:
            return problem(400, "The address has too many parameters.")
        except NotPublished:
            return problem(404, "Nothing public is found at this address.")
        except NotAcceptable as refused:
            return problem(406, str(refused), headers={"Vary": "Accept"})

    return answered


def given(request: HttpRequest) -> dict[str, list[str]]:
    """Return the parameters of the address with all their values."""
    return {name: [str(value) for value in values] for name, values in request.GET.lists()}


def problem(
    status: int, detail: str, *, parameter: str = "", headers: Mapping[str, str] | None = None
) -> HttpResponse:
    told = {"type": "about:blank", "title": _TITLES[status], "status": status, "detail": detail}
    body = {**told, "parameter": parameter} if parameter else told
    return HttpResponse(
        json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        content_type="application/problem+json",
        headers={**_ANY_ORIGIN, "Cache-Control": "no-store", **(headers or {})},
    )


_TITLES = {400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable"}


def answer(request: HttpRequest, version: Version, content: Callable[[], Content]) -> HttpResponse:
    """Return what ``content`` makes, or has made; 304 and nothing made where the client has this version."""
    if _is_known(request, version):
        response = not_modified(request, version.digest)
    else:
        response = representation(request, version.digest, content)
    headers = {**_ANY_ORIGIN, **version.headers}
    moment = _told_time(version)
    if moment:
        headers["Last-Modified"] = moment
    for name, value in headers.items():
        response[name] = value
    patch_vary_headers(response, version.varies_by)
    if version.revision is None:
        return response
    until = None if moment else version.changed_at
    return repeatable(response, version.revision, told_by=version.told_by, until=until)


def _is_known(request: HttpRequest, version: Version) -> bool:
    """An entity tag says more than a date, so the date counts only without one.

    Each change has a second of its own: a date that is not exactly ours belongs to another version.
    """
    if "If-None-Match" in request.headers:
        return is_held(request, version.digest)
    moment = _told_time(version)
    told = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return bool(moment and told is not None and http_date(told) == moment)


def _told_time(version: Version) -> str | None:
    """After many changes at once their times lie ahead of the clock, which must not be told."""
    if version.changed_at is None or version.changed_at > timezone.now():
        return None
    return http_date(version.changed_at.timestamp())
