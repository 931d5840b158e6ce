"""GraphQL over HTTP, and nothing but HTTP: no cookies, no sessions, no answers that differ by visitor."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.csrf import csrf_exempt

from cms.published.repeatable import repeatable

from .answering import answer
from .answers import Answer, encoded
from .errors import Code, QueryError, TooManyRequests, formatted
from .fair_use import client_of, refuse_the_insistent, told
from .models import Scope
from .requests import JSON, METHODS, RESPONSE_JSON, accepted, check_method, held_versions, query_of

STATUS = {
    # Apollo's clients take this for a question, not for a failure.
    Code.PERSISTED_QUERY_NOT_FOUND: 200,
    Code.BAD_REQUEST: 400,
    Code.API_KEY_INVALID: 401,
    Code.DOCUMENT_NOT_TRUSTED: 403,
    Code.METHOD_NOT_ALLOWED: 405,
    Code.NOT_ACCEPTABLE: 406,
    Code.LENGTH_REQUIRED: 411,
    Code.BODY_TOO_LARGE: 413,
    Code.URI_TOO_LONG: 414,
    Code.UNSUPPORTED_MEDIA_TYPE: 415,
    Code.RATE_LIMITED: 429,
    Code.UNAVAILABLE: 503,
}
"""What is wrong with a request, not with its document. A document that runs is answered with 200."""
_REFUSED = {JSON: 200, RESPONSE_JSON: 400}
"""A document that does not run; older clients expect 200 for everything that is well-formed HTTP."""

PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=300, stale-if-error=86400"
"""Browsers ask each time, shared caches after half a minute; a purge is quicker than either."""
FLEETING = "public, max-age=0, s-maxage=5"
"""Answers that hold for moments: enough for shared caches to take the weight of a crowd."""
ERRONEOUS = "no-store"
PRIVATE = "private, no-store"

_CORS = {"Access-Control-Allow-Origin": "*"}
_READABLE = {
    **_CORS,
    "Access-Control-Expose-Headers": "Cache-Tag, ETag, RateLimit, RateLimit-Policy, Retry-After",
    "Vary": "Accept",
}
_PREFLIGHT = {
    **_CORS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
_SUFFIX = {JSON: "json", RESPONSE_JSON: "response"}
"""Ends of entity tags: the two representations of an answer are different ones."""


@csrf_exempt
@transaction.non_atomic_requests
def graphql(request: HttpRequest) -> HttpResponse:
    """The endpoint."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_PREFLIGHT)
    media_type = JSON
    try:
        check_method(request)
        media_type = accepted(request)
        client = client_of(request)
        refuse_the_insistent(client)
        held = _versions(held_versions(request), media_type)
        given = answer(query_of(request, ad_hoc=Scope.AD_HOC in client.scopes), client, held)
        # Shared caches keep what GET brings, headers and all: nobody may read there what another has left.
        budget = told(client, given.left) if request.method == "POST" else {}
        return _answered(given, held, media_type, budget)
    except QueryError as error:
        return _refused(error, media_type)


def _versions(tags: frozenset[str], media_type: str) -> frozenset[str]:
    """The versions that the client holds in this media type."""
    suffix = f"-{_SUFFIX[media_type]}"
    return frozenset(tag.removesuffix(suffix) for tag in tags if tag == "*" or tag.endswith(suffix))


def _answered(
    given: Answer, held: frozenset[str], media_type: str, budget: Mapping[str, str]
) -> HttpResponse:
    if given.version is None:
        status = 200 if given.executed else _REFUSED[media_type]
        return _response(given.content, status, media_type, {**_unversioned(given), **budget})
    headers = {**budget, "Cache-Control": PUBLIC, "ETag": f'"{given.version}-{_SUFFIX[media_type]}"'}
    if given.version in held or "*" in held:
        response: HttpResponse = HttpResponseNotModified(headers={**_READABLE, **headers})
    else:
        response = _response(given.content, 200, media_type, {**headers, **_tags(given)})
    return repeatable(response, given.revision, without=budget)


def _unversioned(given: Answer) -> dict[str, str]:
    """What caches may do with an answer that has no entity tag."""
    if given.private:
        return {"Cache-Control": PRIVATE}
    if given.faultless and given.fleeting:
        return {"Cache-Control": FLEETING, **_tags(given)}
    return {"Cache-Control": ERRONEOUS}


def _tags(given: Answer) -> dict[str, str]:
    return {"Cache-Tag": ",".join(given.tags), "Surrogate-Key": " ".join(given.tags)}


def _refused(error: QueryError, media_type: str) -> HttpResponse:
    code = Code((error.extensions or {})["code"])
    status = STATUS.get(code, _REFUSED[media_type])
    headers = {"Allow": METHODS} if code is Code.METHOD_NOT_ALLOWED else {}
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(error.retry_after)
    body = {"errors": [formatted(error, code, uuid.uuid4().hex)]}
    return _response(encoded(body), status, media_type, {"Cache-Control": ERRONEOUS, **headers})


def _response(content: bytes, status: int, media_type: str, headers: Mapping[str, str]) -> HttpResponse:
    return HttpResponse(
        content,
        status=status,
        content_type=f"{media_type}; charset=utf-8",
        headers={**_READABLE, **headers},
    )
