"""No cookie reaches the public addresses, none is set there, and their readers take turns."""

from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from cms.operations.readers import PUBLIC, forget_cookies, in_turn
from cms.published.turns import turns

INVENTED = {"sessionid": "invented-session", "csrftoken": "invented"}


def seen(address: str) -> str | None:
    """Return the cookies that a view at ``address`` would see."""
    found: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        found.append(request.META.get("HTTP_COOKIE"))
        return HttpResponse()

    forget_cookies(view)(RequestFactory().get(address, headers={"Cookie": "sessionid=1"}))
    return found[0]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_see_no_cookies(address: str) -> None:
    assert seen(address) is None


@pytest.mark.parametrize("address", ["/admin/", "/ansicht/", "/graphiql/", "/documents/1/x.pdf", "/media/x"])
def test_all_others_do(address: str) -> None:
    assert seen(address) == "sessionid=1"


@pytest.mark.parametrize(
    ("address", "takes_turns"),
    [*((address, True) for address in PUBLIC), ("/admin/", False), ("/healthz", False), ("/media/x", False)],
)
def test_readers_take_turns_and_nobody_else(address: str, takes_turns: bool) -> None:
    turns().want()

    def service(_environ: object, _start_response: object) -> list[bytes]:
        return [str(turns().is_taken).encode()]

    assert in_turn(service)({"PATH_INFO": address}, print) == [str(takes_turns).encode()]
    assert not turns().is_taken


@pytest.mark.django_db
def test_so_it_is_in_the_service() -> None:
    from cms.wsgi import application

    environ: dict[str, Any] = {"PATH_INFO": "/feeds/v1/index.json", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    was_taken: list[bool] = []
    turns().want()

    content = application(environ, lambda *_given: was_taken.append(turns().is_taken))

    assert was_taken == [True]
    assert b"/feeds/v1/news.atom" in b"".join(content)


@pytest.mark.parametrize("room", ["graphql", "feeds", "embeds"])
def test_every_address_of_the_public_rooms_is_among_them(room: str) -> None:
    (patterns,) = [
        each.url_patterns
        for each in get_resolver().url_patterns
        if getattr(each, "urlconf_name", None) and _name(each) == f"cms.{room}.urls"
    ]
    found = {f"/{each.pattern}" for each in patterns} - {"/graphiql/"}
    assert found
    assert {address for address in found if not address.startswith(PUBLIC)} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/graphql/?query={__typename}", "/feeds/v1/news.rss", "/sitemap.xml"])
def test_nobody_is_given_a_cookie(address: str) -> None:
    client = Client()
    client.cookies.load(INVENTED)

    response: Any = client.get(address)

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def _name(resolver: Any) -> str:
    return str(getattr(resolver.urlconf_name, "__name__", ""))
