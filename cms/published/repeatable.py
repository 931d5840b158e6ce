"""The same request at the same state of the graph is given the same response, with nothing made anew.

Most requests were asked before: a newspaper's readers all load one embed, feed readers ask every few minutes
whether there is news, each visitor of a website causes the same queries. Whoever answers from published rows
marks what follows from request, rows, day and program alone; the middleware keeps that response as it left,
and repeats it while one statement says that the rows are those it was made from. It takes no part in what a
response says: conditions and formats that a client names belong to the request, like its address.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from django.db import Error
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils import timezone

from .memory import Memory
from .revision import Ask, State, first_statement, numbered, told_before

MOST_BYTES = 8 * 1024 * 1024
"""For each process."""
LARGEST = 1024 * 1024
LONGEST_BODY = 16 * 1024
"""Bytes of a question; longer ones are answered, but not recognised."""

DEPENDS_ON = (
    *("REQUEST_METHOD", "wsgi.url_scheme", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"),
    *("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "SERVER_NAME", "SERVER_PORT"),
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"),
    *("CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING"),
)
"""All that a public response may follow from, beside the body. Who asks is not among it."""

_MARK = "repeatable_at"

_JSON = "application/json"

Key = tuple[str | bytes | None, ...]
Respond = Callable[[HttpRequest], HttpResponseBase]


class Mark(NamedTuple):
    """What whoever made a response knows of its life."""

    revision: int
    told_by: Ask
    until: datetime | None
    without: Collection[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A response, and the state of the world that it follows from."""

    mark: Mark
    day: date
    status: int
    headers: Mapping[str, str]
    content: bytes

    def is_over(self, now: datetime) -> bool:
        """Whether the response would be another one by now, whatever became of the rows."""
        return bool(self.mark.until and now >= self.mark.until) or self.day != timezone.localdate(now)

    def repeated(self) -> HttpResponse:
        """Return the response once more."""
        response = HttpResponse(self.content, status=self.status, headers=self.headers)
        if "Content-Type" not in self.headers:
            del response["Content-Type"]
        return response


def repeatable(
    response: HttpResponse,
    revision: int,
    *,
    told_by: Ask = numbered,
    until: datetime | None = None,
    without: Collection[str] = (),
) -> HttpResponse:
    """Mark a response that follows from its request, the rows of ``revision``, the day and this program.

    ``told_by`` is the first statement of such a request, which tells the revision. From the moment ``until``
    on the response would be another one. The headers named by ``without`` are told once, and
    to this client alone.
    """
    setattr(response, _MARK, Mark(revision, told_by, until, without))
    return response


@cache
def known_responses() -> Memory[Known]:
    """The responses that this process may repeat."""
    return Memory(MOST_BYTES, largest=LARGEST)


def repeat_known_responses(respond: Respond) -> Respond:
    """Middleware that repeats what is known, and passes on everything else.

    It stands before all that only looks at what ``DEPENDS_ON`` names, so that a repeated response is one
    that the whole stack has made.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        key = _key(request)
        if key is None:
            return respond(request)
        now = timezone.now()
        known = known_responses().find(key)
        response = _again(known, request, respond) if known and not known.is_over(now) else respond(request)
        _keep(key, timezone.localdate(now), response)
        return response

    return answer


def _again(known: Known, request: HttpRequest, respond: Respond) -> HttpResponseBase:
    """Repeat what is known if nothing was published since; if something was, whoever answers need not ask."""
    state = _state(known.mark.told_by)
    if state is None:
        return respond(request)
    if state.revision == known.mark.revision:
        return known.repeated()
    with told_before(known.mark.told_by, state):
        return respond(request)


def _key(request: HttpRequest) -> Key | None:
    """Return what the response may depend on, or ``None`` where it also depends on who asks."""
    asked = request.META
    if "HTTP_AUTHORIZATION" in asked:
        return None
    named = tuple(asked.get(name) for name in DEPENDS_ON)
    if request.method in ("GET", "HEAD"):
        return named
    if not _is_short_question(request):
        return None
    try:
        return (*named, request.body)
    except UnreadablePostError:
        return None


def _is_short_question(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH", "")
    is_short = length.isdecimal() and int(length) <= LONGEST_BODY
    # Many clients name the character set as well; whether it is one we read, whoever answers will say.
    return request.method == "POST" and request.content_type == _JSON and is_short


def _state(ask: Ask) -> State | None:
    """Return the state of the rows; without a database, whoever answers will say so."""
    try:
        return first_statement(ask)
    except Error:
        return None


def _keep(key: Key, day: date, response: HttpResponseBase) -> None:
    mark: Mark | None = getattr(response, _MARK, None)
    if mark is None or not isinstance(response, HttpResponse) or response.cookies:
        return
    headers = {name: value for name, value in response.items() if name not in mark.without}
    size = len(response.content) + len(repr(key)) + len(repr(headers))
    known_responses().keep(key, Known(mark, day, response.status_code, headers, response.content), size)
