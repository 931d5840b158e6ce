"""From an HTTP request to a query: everything that is no GraphQL over HTTP is refused here.

What a request may hold is read once and strictly, so that two readers of the same bytes (a proxy, a
cache, this program) cannot understand different things.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.utils.http import parse_etags, parse_header_parameters

from cms.published.headers import UNREADABLE

from .errors import Code, QueryError
from .limits import BODY
from .preparing import Query
from .trusted import document_of

LARGEST_BODY = LONGEST_QUERY_STRING = BODY.allowed
LONGEST_ACCEPT = 1_000
METHODS = "GET, POST, OPTIONS"
JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_MEMBERS = frozenset({"query", "documentId", "variables", "operationName", "extensions"})
_ENCODED_MEMBERS = ("variables", "extensions")


def check_method(request: HttpRequest) -> None:
    """Refuse every method that asks for something else than an answer."""
    if request.method not in ("GET", "POST"):
        raise QueryError("Use GET or POST.", Code.METHOD_NOT_ALLOWED)


def accepted(request: HttpRequest) -> str:
    """Return the media type that the client likes best; in doubt the newer one if it is named, else JSON."""
    ranges = _ranges(request.headers.get("Accept", ""))
    newer, older = _liking(ranges, RESPONSE_JSON), _liking(ranges, JSON)
    if not newer and not older:
        raise QueryError(f"Answers come as {JSON} or {RESPONSE_JSON}.", Code.NOT_ACCEPTABLE)
    named = RESPONSE_JSON in ranges and newer == older
    return RESPONSE_JSON if newer > older or named else JSON


def held_versions(request: HttpRequest) -> frozenset[str]:
    """Return the entity tags of ``If-None-Match`` without their quotes, or ``*``.

    The comparison is the weak one: a proxy that compresses an answer weakens its tag.
    """
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return frozenset(tag.removeprefix("W/").strip('"') for tag in tags)


def query_of(request: HttpRequest, *, ad_hoc: bool = False) -> Query:
    """Return what the client asks for; ``ad_hoc`` clients may send documents in every profile."""
    members = _from_url(request) if request.method == "GET" else _from_body(request)
    return _checked(members, ad_hoc)


def _ranges(accept: str) -> dict[str, float]:
    """Return the quality that each media range of an Accept header has; without any, all are welcome."""
    if len(accept) > LONGEST_ACCEPT:
        raise QueryError(f"Accept must not be longer than {LONGEST_ACCEPT} bytes.", Code.BAD_REQUEST)
    ranges = {}
    for part in accept.split(","):
        media_range, parameters = _header(part.strip())
        quality = parameters.get("q", "1")
        ranges[media_range] = float(quality) if _QUALITY.fullmatch(quality) else 1.0
    return ranges if accept.strip() else {"*/*": 1.0}


def _liking(ranges: Mapping[str, float], media_type: str) -> float:
    """The most specific range decides, also where it refuses."""
    covering = (media_type, "application/*", "*/*")
    return next((ranges[each] for each in covering if each in ranges), 0.0)


def _header(value: str) -> tuple[str, dict[str, str]]:
    try:
        return parse_header_parameters(value)
    except UNREADABLE as error:
        raise QueryError("A header has parameters that cannot be read.", Code.BAD_REQUEST) from error


def _from_url(request: HttpRequest) -> dict[str, Any]:
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY_STRING:
        raise QueryError(
            f"The query string must not be longer than {LONGEST_QUERY_STRING} bytes; use POST.",
            Code.URI_TOO_LONG,
        )
    parameters = _parameters(request)
    members = _unique((name, value) for name, values in parameters.lists() for value in values)
    for name in _ENCODED_MEMBERS:
        if name in members:
            members[name] = _json(members[name] or "null", f'"{name}"')
    return members


def _from_body(request: HttpRequest) -> dict[str, Any]:
    _check_form(request)
    if not _MEMBERS.isdisjoint(_parameters(request)):
        raise QueryError("The query stands either in the URL or in the body.", Code.BAD_REQUEST)
    try:
        content = _body(request).decode()
    except UnicodeDecodeError as error:
        raise QueryError("The body must be UTF-8.", Code.BAD_REQUEST) from error
    members = _json(content, "The body")
    if not isinstance(members, dict):
        raise QueryError("The body must be a JSON object.", Code.BAD_REQUEST)
    return members


def _check_form(request: HttpRequest) -> None:
    """Refuse bodies that would have to be decoded, or whose length nobody announced."""
    media_type, parameters = _header(request.headers.get("Content-Type", ""))
    if media_type != JSON or parameters.get("charset", "utf-8").lower() != "utf-8":
        raise QueryError(f"The body must be {JSON} in UTF-8.", Code.UNSUPPORTED_MEDIA_TYPE)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise QueryError("The body must not be compressed.", Code.UNSUPPORTED_MEDIA_TYPE)
    if "Content-Length" not in request.headers and "Transfer-Encoding" in request.headers:
        raise QueryError("The body needs a Content-Length.", Code.LENGTH_REQUIRED)


def _body(request: HttpRequest) -> bytes:
    try:
        content = request.read(LARGEST_BODY + 1)
    except UnreadablePostError as error:
        raise QueryError("The body could not be read.", Code.BAD_REQUEST) from error
    if len(content) > LARGEST_BODY:
        raise QueryError(f"The body must not be larger than {LARGEST_BODY} bytes.", Code.BODY_TOO_LARGE)
    return content


def _parameters(request: HttpRequest) -> QueryDict:
    try:
        return request.GET
    except TooManyFieldsSent as error:
        raise QueryError("The URL has too many parameters.", Code.BAD_REQUEST) from error


def _checked(members: Mapping[str, Any], ad_hoc: bool) -> Query:
    variables, extensions = members.get("variables"), members.get("extensions")
    name = members.get("operationName")
    for wrong, problem in (
        (variables is not None and not isinstance(variables, dict), '"variables" must be an object.'),
        (name is not None and not isinstance(name, str), '"operationName" must be a string.'),
        (extensions is not None and not isinstance(extensions, dict), '"extensions" must be an object.'),
    ):
        if wrong:
            raise QueryError(problem, Code.BAD_REQUEST)
    return Query(document_of(members, ad_hoc=ad_hoc), variables or {}, name or None)


def _json(content: str, what: str) -> Any:
    try:
        return json.loads(content, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise QueryError(f"{what} must be valid JSON of sensible depth.", Code.BAD_REQUEST) from error


def _unique(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Two values under one name are no value: each reader would choose another one."""
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise QueryError("A name must not stand twice in one object or URL.", Code.BAD_REQUEST)
        members[name] = value
    return members


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
