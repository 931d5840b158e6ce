"""A response that is repeated is the one that would be made: status, headers and bytes, for any request."""

import json
from datetime import timedelta
from itertools import product
from typing import Any
from unittest.mock import patch

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.published import repeatable as repeating
from cms.published.models import Revision
from cms.published.repeatable import (
    DEPENDS_ON,
    LONGEST_BODY,
    known_responses,
    repeat_known_responses,
    repeatable,
)
from cms.published.revision import current_revision
from tests.factories.pages import InitiativePageFactory, publish

pytestmark = pytest.mark.django_db

QUERY = "{ initiatives { nodes { title } } }"
ADDRESSES = (
    "/graphql/?query=%7B%20initiatives%20%7B%20totalCount%20%7D%20%7D",
    "/graphql/?query=%7B%20nothing%20%7D",
    "/feeds/v1/initiatives",
    "/feeds/v1/initiatives.atom",
    "/feeds/v1/events.ics?from=TODAY",
    "/feeds/v1/initiatives.json?land=nowhere",
    "/feeds/v1/index.json",
    "/sitemap.xml",
    "/embed/frame/list",
    "/embed/frame/list?format=fragment",
    "/embed/frame/list?theme=unknown",
    "/embed/docs",
    "/nowhere/",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Accept": "application/json"},
    {"Accept": "application/graphql-response+json"},
    {"Accept": "application/atom+xml"},
    {"Accept": "image/png"},
    {"Accept-Encoding": "gzip"},
    {"Content-Type": "application/json; charset=utf-8"},
    {"Content-Type": "application/json; charset=latin-1"},
    {"If-None-Match": "*"},
    {"If-None-Match": '"something else"'},
    {"If-Modified-Since": "Thu, 01 Jan 2026 12:00:00 GMT"},
    {"Authorization": "Bearer unknown"},
    {"Cookie": "sessionid=invented; csrftoken=invented"},
    {"Host": "localhost"},
    {"Host": "elsewhere.example"},
    {"X-Forwarded-Proto": "http"},
    {"X-Forwarded-Host": "elsewhere.example"},
    {"Origin": "https://kammer.example.com", "User-Agent": "Mozilla/5.0", "Accept-Language": "en"},
)
POSTS = (
    {"query": QUERY},
    {"query": "{ initiatives { totalCount } }"},
    {"query": QUERY, "variables": {"unused": 1}},
    {"query": "{"},
    {"documentId": "sha256:unknown"},
)


def published(title: str = "Bündnis Krefeld") -> None:
    publish(InitiativePageFactory(title=title))
    # Several changes within a second lie ahead of the clock, which feeds do not tell.
    Revision.objects.update(changed_at=timezone.now() - timedelta(minutes=1))


def told(response: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """What of a response the client sees; no two errors have the same number."""
    body = response.content
    if b"correlationId" in body:
        body = json.dumps(_unnumbered(json.loads(body))).encode()
    return response.status_code, sorted(response.items()), body


def _unnumbered(body: Any) -> Any:
    for each in body["errors"]:
        del each["extensions"]["correlationId"]
    return body


def ask(method: str, address: str, headers: dict[str, str], body: object = None) -> Any:
    content = json.dumps(body) if body else ""
    return Client().generic(method, address, content, "application/json", headers=headers)


@pytest.fixture
def repeats() -> Any:
    """The responses that were repeated."""
    with patch.object(
        repeating.Known, "repeated", autospec=True, side_effect=repeating.Known.repeated
    ) as spy:
        yield spy


def test_repeated_or_made_a_response_is_the_same(repeats: Any) -> None:
    published()
    requests = [
        *product(("GET", "HEAD", "OPTIONS", "DELETE"), ADDRESSES, HEADERS, (None,)),
        *product(("POST",), ("/graphql/",), HEADERS, POSTS),
    ]
    for request in requests:
        ask(*request)
    for request in requests:
        known_responses().clear()
        made = told(ask(*request))
        before = repeats.call_count
        ask(*request)
        assert told(ask(*request)) == made, request
        assert repeats.call_count - before in (0, 2), request
    assert repeats.call_count > 150


def test_of_all_that_a_response_depends_on_nothing_is_confused(repeats: Any) -> None:
    """With everything in memory at once, each request finds the response of its own."""
    published()
    requests = [
        *product(("GET", "HEAD"), ADDRESSES, HEADERS, (None,)),
        *product(("POST",), ("/graphql/",), HEADERS, POSTS),
    ]
    made = {}
    for number, request in enumerate(requests):
        known_responses().clear()
        made[number] = told(ask(*request))
    for request in requests:
        ask(*request)

    for number, request in enumerate(requests):
        assert told(ask(*request)) == made[number], request
    assert repeats.call_count > 150


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("GET", ADDRESSES[0], None),
        ("POST", "/graphql/", {"query": QUERY}),
        ("GET", "/feeds/v1/initiatives.atom", None),
        ("GET", "/embed/frame/list", None),
    ],
)
def test_after_any_change_it_is_made_anew(repeats: Any, method: str, address: str, body: object) -> None:
    published()
    for _ in range(2):
        before = ask(method, address, {}, body)
    with CaptureQueriesContext(connection) as captured:
        ask(method, address, {}, body)
    assert len(captured) == 1
    assert "published_revision" in captured[0]["sql"]

    published("Bündnis Moers")
    repeats.reset_mock()
    with CaptureQueriesContext(connection) as captured:
        after = ask(method, address, {}, body)

    assert repeats.call_count == 0
    assert after.content != before.content
    asked = [each["sql"] for each in captured if "published_revision" in each["sql"]]
    assert len(asked) == 1


def test_the_same_holds_for_whoever_has_the_answer(repeats: Any) -> None:
    published()
    address = "/feeds/v1/initiatives.atom"
    tag = ask("GET", address, {})["ETag"]
    known = [ask("GET", address, {"If-None-Match": tag}).status_code for _ in range(2)]
    published("Bündnis Moers")

    assert known == [304, 304]
    assert repeats.call_count == 1
    assert ask("GET", address, {"If-None-Match": tag}).status_code == 200


def test_a_new_day_is_another_state(repeats: Any) -> None:
    published()
    for _ in range(2):
        ask("GET", "/embed/frame/list", {})
    assert repeats.call_count == 1

    with patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=1)):
        ask("GET", "/embed/frame/list", {})

    assert repeats.call_count == 1


def test_a_time_that_has_not_come_is_not_told_and_the_response_is_repeated_until_it_has(repeats: Any) -> None:
    published()
    moment = timezone.now() + timedelta(minutes=1)
    Revision.objects.update(changed_at=moment)
    early = [ask("GET", "/feeds/v1/initiatives.atom", {}) for _ in range(2)][-1]
    assert repeats.call_count == 1
    with patch.object(timezone, "now", return_value=moment):
        late = ask("GET", "/feeds/v1/initiatives.atom", {})

    assert repeats.call_count == 1
    assert not early.has_header("Last-Modified")
    assert late.has_header("Last-Modified")


def test_what_a_client_has_left_is_told_to_nobody_else(settings: Any, repeats: Any) -> None:
    published()
    settings.API_COST_PER_MINUTE = 1_000
    first, second = (ask("POST", "/graphql/", {}, {"query": QUERY}) for _ in range(2))

    assert first["RateLimit"].startswith('"cost";r=')
    assert repeats.call_count == 1
    told_once = {"RateLimit", "RateLimit-Policy"}
    assert dict(second.items()) == {name: value for name, value in first.items() if name not in told_once}


def test_without_a_database_whoever_answers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    published()
    ask("GET", "/feeds/v1/initiatives.atom", {})

    def broken(_ask: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(repeating, "first_statement", broken)
    answered = repeat_known_responses(lambda _request: HttpResponse(status=503))(
        RequestFactory().get("/feeds/v1/initiatives.atom")
    )

    assert answered.status_code == 503


def test_nothing_that_was_not_marked_is_kept() -> None:
    answer = repeat_known_responses(lambda _request: HttpResponse("{}"))
    stream = repeat_known_responses(lambda _request: _marked(StreamingHttpResponse([b"{}"])))
    personal = repeat_known_responses(lambda _request: _with_cookie(_marked(HttpResponse("{}"))))

    for each in (answer, stream, personal):
        each(RequestFactory().get("/"))

    assert len(known_responses()) == 0


@pytest.mark.parametrize(
    ("body", "headers", "known"),
    [
        (b"{}", {"CONTENT_TYPE": "application/json"}, True),
        (b"x" * LONGEST_BODY, {"CONTENT_TYPE": "application/json"}, True),
        (b"x" * (LONGEST_BODY + 1), {"CONTENT_TYPE": "application/json"}, False),
        (b"{}", {"CONTENT_TYPE": "application/json; charset=utf-8"}, True),
        (b"{}", {"CONTENT_TYPE": "application/json;charset=UTF-8"}, True),
        (b"{}", {"CONTENT_TYPE": "application/json-seq"}, False),
        (b"{}", {"CONTENT_TYPE": "multipart/form-data; boundary=x"}, False),
        (b"{}", {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": ""}, False),
        (b"{}", {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": "-1"}, False),
        (b"{}", {"CONTENT_TYPE": "application/json", "HTTP_AUTHORIZATION": "Bearer idk_1"}, False),
    ],
)
def test_only_short_questions_of_nobody_in_particular_are_known(
    body: bytes, headers: dict[str, str], known: bool
) -> None:
    def answered(_request: HttpRequest) -> HttpResponse:
        return repeatable(HttpResponse("{}"), current_revision())

    repeat_known_responses(answered)(RequestFactory().generic("POST", "/graphql/", body, **headers))

    assert (len(known_responses()) == 1) is known


def test_the_body_is_still_there_for_whoever_answers() -> None:
    def echo(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.read(LONGEST_BODY + 1))

    request = RequestFactory().generic("POST", "/graphql/", b'{"query": "{ a }"}', "application/json")

    assert repeat_known_responses(echo)(request).content == b'{"query": "{ a }"}'


@pytest.mark.parametrize("name", DEPENDS_ON)
def test_whatever_a_response_depends_on_tells_two_requests_apart(name: str) -> None:
    made: list[str] = []

    def answered(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        return repeatable(HttpResponse("{}"), current_revision())

    answer = repeat_known_responses(answered)
    one, other, same = (RequestFactory().get("/feeds/v1/news.rss") for _ in range(3))
    other.META[name] = "another"
    for request in (one, other, same):
        answer(request)

    assert len(made) == 2


def test_a_body_that_breaks_off_is_left_to_whoever_answers() -> None:
    class Broken:
        def read(self, *_size: int) -> bytes:
            raise OSError("gone")

        readline = read

    request = RequestFactory().generic(
        "POST", "/graphql/", b"{}", "application/json", **{"wsgi.input": Broken()}
    )
    response = WSGIHandler().get_response(request)

    assert response.status_code == 400


def _marked(response: Any) -> Any:
    return repeatable(response, current_revision())


def _with_cookie(response: HttpResponse) -> HttpResponse:
    response.set_cookie("person", "1")
    return response
