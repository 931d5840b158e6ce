"""No request is read in another character set than UTF-8, and none fails because of the one it names."""

from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIRequest

from cms.operations.charsets import in_utf8

CLAIMS = [
    *("text/plain; charset=utf-8", "text/plain; charset=UTF-16", "text/plain; charset=latin-1"),
    *("text/plain; charset=nonsense", "text/plain; charset=base64", "text/plain; charset=idna"),
    *("text/plain; charset=punycode", "text/plain; charset=undefined", "text/plain; charset*=idna''%41"),
    *("a; b*=c''d", "a; x*=a; x*0=b", "", "text/plain"),
]


def environment(**given: str) -> dict[str, Any]:
    environ: dict[str, Any] = {"HTTP_HOST": "localhost", **given}
    setup_testing_defaults(environ)
    return environ


@pytest.mark.parametrize("claim", CLAIMS)
def test_an_address_means_the_same_whatever_a_body_claims_to_be(claim: str) -> None:
    read: list[dict[str, str]] = []

    def service(environ: dict[str, Any], _start_response: object) -> list[bytes]:
        read.append(WSGIRequest(environ).GET.dict())
        return []

    in_utf8(service)(environment(QUERY_STRING="q=K%C3%B6ln&land=DE-NW", CONTENT_TYPE=claim), print)

    assert read == [{"q": "Köln", "land": "DE-NW"}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "query", "claim", "status"),
    [
        ("GET", "documentId=Unknown", "text/plain; charset=base64", "200 OK"),
        ("POST", "", "application/json; charset=utf-8", "400 Bad Request"),
        ("POST", "", "application/json; charset=latin-1", "415 Unsupported Media Type"),
        ("POST", "", "application/json; charset=base64", "415 Unsupported Media Type"),
    ],
)
def test_so_it_is_in_the_service_and_who_reads_bodies_still_says_what_they_must_be(
    method: str, query: str, claim: str, status: str
) -> None:
    from cms.wsgi import application

    statuses: list[str] = []
    asked = {"PATH_INFO": "/graphql/", "QUERY_STRING": query, "CONTENT_TYPE": claim, "CONTENT_LENGTH": "0"}
    application(environment(REQUEST_METHOD=method, **asked), lambda told, *_rest: statuses.append(told))

    assert statuses == [status]
