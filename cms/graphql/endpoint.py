"""GraphQL over HTTP, and nothing but HTTP: no cookies, no sessions, no answers that differ by visitor."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.http import parse_header_parameters
from django.views.decorators.csrf import csrf_exempt

from .answering import answer
from .answers import Answer, encoded
from .errors import Code, QueryError, formatted
from .preparing import Query

LARGEST_BODY = 16 * 1024
JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"

_STATUS = {
    Code.BAD_REQUEST: 400,
    Code.METHOD_NOT_ALLOWED: 405,
    Code.NOT_ACCEPTABLE: 406,
    Code.BODY_TOO_LARGE: 413,
    Code.UNSUPPORTED_MEDIA_TYPE: 415,
}
_CORS = {"Access-Control-Allow-Origin": "*"}
_PREFLIGHT = {
    **_CORS,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


@csrf_exempt
@transaction.non_atomic_requests
def graphql(request: HttpRequest) -> HttpResponse:
    """The endpoint."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_PREFLIGHT)
    try:
        media_type = _accepted(request)
        return _answered(answer(_query(request)), media_type)
    except QueryError as error:
        return _refused(error)


def _answered(given: Answer, media_type: str) -> HttpResponse:
    """Older clients get 200 for everything that is well-formed HTTP; the newer media type tells more."""
    status = 200 if given.executed or media_type == JSON else 400
    caching = "no-store" if given.private else "no-cache"
    return _response(given.content, status, media_type, {"Cache-Control": caching, "Vary": "Accept"})


def _refused(error: QueryError) -> HttpResponse:
    code = Code((error.extensions or {})["code"])
    headers = {"Allow": "GET, POST, OPTIONS"} if code is Code.METHOD_NOT_ALLOWED else {}
    body = {"errors": [formatted(error, code, uuid.uuid4().hex)]}
    return _response(encoded(body), _STATUS[code], JSON, {"Cache-Control": "no-store", **headers})


def _response(content: bytes, status: int, media_type: str, headers: Mapping[str, str]) -> HttpResponse:
    return HttpResponse(
        content, status=status, content_type=f"{media_type}; charset=utf-8", headers={**_CORS, **headers}
    )


def _accepted(request: HttpRequest) -> str:
    """The first of our two media types that the client takes; without a wish, the older one."""
    accept = request.headers.get("Accept", JSON)
    for part in accept.split(","):
        media_type, _parameters = _header(part.strip() or JSON)
        if media_type in (JSON, RESPONSE_JSON):
            return media_type
        if media_type in ("*/*", "application/*"):
            return JSON
    raise QueryError(f"Answers come as {JSON} or {RESPONSE_JSON}.", Code.NOT_ACCEPTABLE)


def _header(value: str) -> tuple[str, dict[str, str]]:
    try:
        return parse_header_parameters(value)
    except ValueError as error:
        raise QueryError("A header has parameters that cannot be read.", Code.BAD_REQUEST) from error


def _query(request: HttpRequest) -> Query:
    if request.method == "GET":
        return _from_url(request)
    if request.method == "POST":
        return _from_body(request)
    raise QueryError("Use GET or POST.", Code.METHOD_NOT_ALLOWED)


def _from_url(request: HttpRequest) -> Query:
    members = request.GET.dict()
    for name in ("variables", "extensions"):
        if name in members:
            members[name] = _json(members[name] or "null", f'"{name}"')
    return _checked(members)


def _from_body(request: HttpRequest) -> Query:
    media_type, parameters = _header(request.headers.get("Content-Type", ""))
    if media_type != JSON or parameters.get("charset", "utf-8").lower() != "utf-8":
        raise QueryError(f"The body must be {JSON} in UTF-8.", Code.UNSUPPORTED_MEDIA_TYPE)
    if "query" in request.GET:
        raise QueryError("The query stands either in the URL or in the body.", Code.BAD_REQUEST)
    members = _json(_body(request), "The body")
    if not isinstance(members, dict):
        raise QueryError("The body must be a JSON object.", Code.BAD_REQUEST)
    return _checked(members)


def _body(request: HttpRequest) -> bytes:
    try:
        content = request.read(LARGEST_BODY + 1)
    except UnreadablePostError as error:
        raise QueryError("The body could not be read.", Code.BAD_REQUEST) from error
    if len(content) > LARGEST_BODY:
        raise QueryError(f"The body must not be larger than {LARGEST_BODY} bytes.", Code.BODY_TOO_LARGE)
    return content


def _checked(members: Mapping[str, Any]) -> Query:
    source, variables = members.get("query"), members.get("variables")
    name, extensions = members.get("operationName"), members.get("extensions")
    for wrong, problem in (
        (not isinstance(source, str) or not source, '"query" must be a document.'),
        (variables is not None and not isinstance(variables, dict), '"variables" must be an object.'),
        (name is not None and not isinstance(name, str), '"operationName" must be a string.'),
        (extensions is not None and not isinstance(extensions, dict), '"extensions" must be an object.'),
    ):
        if wrong:
            raise QueryError(problem, Code.BAD_REQUEST)
    return Query(str(source), variables or {}, name or None)


def _json(content: str | bytes, what: str) -> Any:
    try:
        return json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise QueryError(f"{what} must be valid JSON of sensible depth.", Code.BAD_REQUEST) from error


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
