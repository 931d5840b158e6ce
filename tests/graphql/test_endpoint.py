"""GraphQL over HTTP: status codes, media types, headers."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client

from .rows import row

pytestmark = pytest.mark.django_db

RESPONSE_JSON = "application/graphql-response+json"
JSON = "application/json"
GOOD = {"query": "{ __typename }"}


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
        (f"{JSON}; charset=utf-8", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/html, */*;q=0.1", JSON),
    ],
)
def test_the_answer_comes_in_an_accepted_media_type(accept, media_type):
    assert post(GOOD, accept=accept)["Content-Type"] == f"{media_type}; charset=utf-8"


def test_nothing_acceptable():
    assert post(GOOD, accept="text/html").status_code == 406


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "application/json; x*=foo''bar"},
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

    assert Client().get(f"/graphql/?{url}").json() == {"data": {"initiative": {"title": "Krefeld"}}}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/graphql/", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=x", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=%5B%5D", 400),
        ("GET", "/graphql/?query=%7B__typename%7D&variables=", 200),
        ("PUT", "/graphql/", 405),
        ("DELETE", "/graphql/", 405),
        ("OPTIONS", "/graphql/", 204),
    ],
)
def test_methods(method, path, status):
    response = Client().generic(method, path)
    assert response.status_code == status
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_query_stands_in_one_place_only():
    assert post(GOOD, path="/graphql/?query=%7B__typename%7D").status_code == 400


def test_strangers_get_no_cookie_and_nothing_depends_on_theirs():
    for response in (post(GOOD), Client().get("/graphql/?query=%7B__typename%7D"), post("{")):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "Access-Control-Allow-Credentials" not in response


def test_a_preflight_says_what_is_allowed():
    response = Client().options("/graphql/")
    assert response["Access-Control-Allow-Methods"] == "GET, POST, OPTIONS"
    assert "Content-Type" in response["Access-Control-Allow-Headers"]
