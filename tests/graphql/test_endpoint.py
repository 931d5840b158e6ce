"""GraphQL over HTTP: status codes, media types, headers."""

import gzip
import json
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from cms.graphql.endpoint import graphql

from .rows import row

pytestmark = pytest.mark.django_db

RESPONSE_JSON = "application/graphql-response+json"
JSON = "application/json"
GOOD = {"query": "{ __typename }"}


def code(response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


def post(body: object, content_type: str = JSON, accept: str = JSON, path: str = "/graphql/"):
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(enforce_csrf_checks=True).generic(
        "POST", path, content, content_type, headers={"Accept": accept}
    )


@pytest.mark.parametrize(
    ("body", "legacy", "modern"),
    [
        (GOOD, 200, 200),
        ({"query": "{"}, 200, 400),
        ({"query": "{ nothing }"}, 200, 400),
        ({"query": "query ($a: Int!) { initiatives(first: $a) { totalCount } }"}, 200, 400),
        ({"query": "{ initiatives(first: 0) { totalCount } }"}, 200, 200),
        ({"query": "query A { __typename } query B { __typename }", "operationName": "C"}, 200, 400),
        ({"query": "query A { __typename } query B { __typename }", "operationName": "B"}, 200, 200),
        ({}, 400, 400),
        ({"query": 1}, 400, 400),
        ({"query": ""}, 400, 400),
        ({**GOOD, "variables": "x"}, 400, 400),
        ({**GOOD, "variables": [1]}, 400, 400),
        ({**GOOD, "operationName": 1}, 400, 400),
        ({**GOOD, "extensions": []}, 400, 400),
        ({**GOOD, "variables": None, "operationName": None, "extensions": {}}, 200, 200),
        ([GOOD], 400, 400),
        ("{", 400, 400),
        (b"\xff\xfe", 400, 400),
        ('{"query": "{ __typename }", "variables": {"a": NaN}}', 400, 400),
        ('{"query": "{ __typename }", "query": "{ a: __typename }"}', 400, 400),
        ('{"query": "{ __typename }", "variables": {"a": 1, "a": 2}}', 400, 400),
        (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), 400, 400),
        (json.dumps(GOOD).encode("utf-16"), 400, 400),
        ({"query": "{ __typename }" + " " * 17_000}, 413, 413),
    ],
)
def test_status_codes(body, legacy, modern):
    assert post(body, accept=JSON).status_code == legacy
    assert post(body, accept=RESPONSE_JSON).status_code == modern


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "", f"{JSON}; charset=latin-1"]
)
def test_other_bodies_are_refused(content_type):
    response = post(GOOD, content_type=content_type)
    assert response.status_code == 415
    assert response.json()["errors"][0]["extensions"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (JSON, JSON),
        (RESPONSE_JSON, RESPONSE_JSON),
        (f"{RESPONSE_JSON}, {JSON};q=0.9", RESPONSE_JSON),
        (f"{JSON};q=0.5, {RESPONSE_JSON}", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0.5, {JSON}", JSON),
        (f"{JSON}, {RESPONSE_JSON}", RESPONSE_JSON),
        (f"{RESPONSE_JSON}, */*", RESPONSE_JSON),
        (f"{JSON};q=0, */*", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0.001, text/html", RESPONSE_JSON),
        (f"{JSON};q=0.2, application/*;q=0.8", RESPONSE_JSON),
        (f"{JSON}, application/*;q=0.8", JSON),
        (f"{JSON};q=viel", JSON),
        ("Application/JSON", JSON),
        ("", JSON),
        (f"{JSON}; charset=utf-8", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/html, */*;q=0.1", JSON),
    ],
)
def test_the_answer_comes_in_an_accepted_media_type(accept, media_type):
    assert post(GOOD, accept=accept)["Content-Type"] == f"{media_type}; charset=utf-8"


@pytest.mark.parametrize(
    "accept", ["text/html", f"{JSON};q=0", f"{JSON};q=0, {RESPONSE_JSON};q=0.0", "*/*;q=0", ", ,"]
)
def test_nothing_acceptable(accept):
    response = post(GOOD, accept=accept)
    assert response.status_code == 406
    assert code(response) == "NOT_ACCEPTABLE"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip", "zstd"])
def test_compressed_bodies_are_refused(encoding):
    response = Client().post(
        "/graphql/", gzip.compress(b"{}" * 9_000), JSON, headers={"Content-Encoding": encoding}
    )
    assert response.status_code == 415
    assert code(response) == "UNSUPPORTED_MEDIA_TYPE"


def test_a_body_without_a_length_is_not_waited_for():
    request = RequestFactory().post(
        "/graphql/", json.dumps(GOOD), JSON, headers={"Transfer-Encoding": "chunked"}
    )
    del request.META["CONTENT_LENGTH"]
    response = graphql(request)
    assert response.status_code == 411


@pytest.mark.parametrize(
    ("query_string", "status", "expected"),
    [
        ("query=%7B__typename%7D&variables=" + "%20" * 6_000, 414, "URI_TOO_LONG"),
        ("query=%7B__typename%7D&" + "a&" * 4_000, 400, "BAD_REQUEST"),
        ("query=%7B__typename%7D&query=%7B__typename%7D", 400, "BAD_REQUEST"),
        ("query=%7B__typename%7D&variables=%7B%22a%22%3A1%2C%22a%22%3A2%7D", 400, "BAD_REQUEST"),
        ("query=%7B__typename%7D&variables=NaN", 400, "BAD_REQUEST"),
        ("query=%FF%FE", 200, "GRAPHQL_PARSE_FAILED"),
        ("query=mutation%7B__typename%7D", 200, "OPERATION_NOT_FOUND"),
    ],
)
def test_query_strings_are_read_strictly(query_string, status, expected):
    response = Client().get(f"/graphql/?{query_string}")
    assert response.status_code == status
    assert code(response) == expected
    assert len(response.content) < 1_024


def test_no_surrogate_makes_us_stumble():
    for source in ("{ \ud800 }", '{ page(path: "\ud800") { title } }', "{ nothing\udfff }"):
        response = post('{"query": ' + json.dumps(source) + "}")
        assert response.status_code == 200
        assert response.json()["errors"]


@pytest.mark.django_db(transaction=True)
def test_without_a_database_the_answer_is_503_and_caches_may_help_out(monkeypatch, caplog):
    monkeypatch.setattr("cms.graphql.answering.revision_at_start", _unreachable)

    response = post(GOOD, accept=RESPONSE_JSON)

    assert response.status_code == 503
    assert response["Content-Type"] == f"{RESPONSE_JSON}; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    assert code(response) == "UNAVAILABLE"
    assert "server closed the connection" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_between_two_requests_is_replaced():
    assert post(GOOD).status_code == 200
    connection.connection.close()
    assert post(GOOD).status_code == 200


def _unreachable():
    raise OperationalError("server closed the connection")


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "application/json; x*=foo''bar"},
        {"Accept": "application/json; x*=a; x*0=b"},
        {"Accept": ";;;,,,"},
        {"Accept": "application/json" + ", text/x" * 5000},
        {"Content-Length": "viel"},
        {"Content-Length": "-1"},
    ],
)
def test_no_header_makes_us_stumble(headers):
    response = Client().generic("POST", "/graphql/", json.dumps(GOOD), JSON, headers=headers)
    assert response.status_code in (200, 400, 406)


def test_get_reads_the_url():
    query = "query A($slug: String) { initiative(slug: $slug) { title } } query B { __typename }"
    row("InitiativePage", "Krefeld", slug="krefeld")
    url = urlencode({"query": query, "variables": '{"slug": "krefeld"}', "operationName": "A"})

    assert Client().get(f"/graphql/?{url}").json()["data"] == {"initiative": {"title": "Krefeld"}}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/graphql/", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=x", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=%5B%5D", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=", 200),
        ("PUT", "/graphql/", 405),
        ("PATCH", "/graphql/", 405),
        ("HEAD", "/graphql/?query=%7B__typename%7D", 405),
        ("DELETE", "/graphql/", 405),
        ("OPTIONS", "/graphql/", 204),
    ],
)
def test_methods(method, path, status):
    response = Client().generic(method, path)
    assert response.status_code == status
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.get("Allow") == ("GET, POST, OPTIONS" if status == 405 else None)


def test_the_query_stands_in_one_place_only():
    assert post(GOOD, path="/graphql/?query=%7B__typename%7D").status_code == 400


def test_strangers_get_no_cookie_and_nothing_depends_on_theirs():
    for response in (post(GOOD), Client().get("/graphql/?query=%7B__typename%7D"), post("{")):
        assert not response.cookies
        assert response["Vary"] == "Accept"
        assert "Access-Control-Allow-Credentials" not in response
        assert {"ETag", "Cache-Tag", "RateLimit", "Retry-After"} <= set(
            response["Access-Control-Expose-Headers"].split(", ")
        )


def test_a_preflight_says_what_is_allowed():
    response = Client().options("/graphql/")
    assert response["Access-Control-Allow-Methods"] == "GET, POST, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "Accept, Authorization, Content-Type, If-None-Match"
