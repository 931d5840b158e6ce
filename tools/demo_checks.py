"""Proves over HTTP that the demo site gives each of its users what they came for."""

import json
import re
import time
from collections.abc import Callable
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener, urlopen

SAMPLE_QUERY = (
    "{ initiatives(filter: {level: [STATE]}, first: 3) { totalCount nodes { title path regions { name } } } }"
)
PROGRAMME_QUERY = (
    "{ programmes { nodes { title modelRegions { level region { name } initiative { title } } } } }"
)
SEARCH_QUERY = (
    '{ search(query: "Dialog Baden-Württemberg", filter: {kinds: [INITIATIVE]}, first: 3)'
    " { nodes { ... on InitiativePage { title } } meta { engine degraded } } }"
)
SECONDS = 30
INDEXING_SECONDS = 120


class Wrong(Exception):
    """An answer is not what it has to be; the message says which."""


def is_ready(address: str) -> bool:
    """Return whether the server says that it may get traffic."""
    try:
        with urlopen(f"{address}/readyz", timeout=SECONDS) as response:
            return bool(response.status == 200)
    except (URLError, HTTPException, ConnectionError, TimeoutError):
        return False


def ask(address: str, query: str) -> str:
    """Return the data of a GraphQL answer as JSON text; raises ``Wrong`` if there are errors."""
    body = json.dumps({"query": query}).encode()
    request = Request(f"{address}/graphql/", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=SECONDS) as response:
        answer = json.load(response)
    if "errors" in answer:
        raise Wrong(f"GraphQL answered with errors: {answer['errors']}")
    return json.dumps(answer["data"], ensure_ascii=False)


def check_site(address: str) -> bool:
    """Run every check, print one line for each, and return whether all passed."""
    return all(_passes(check, address) for check in CHECKS)


def _passes(check: Callable[[str], None], address: str) -> bool:
    try:
        check(address)
    except (Wrong, URLError, HTTPException, OSError, KeyError) as reason:
        print(f"✗ {check.__doc__} {reason}", flush=True)
        return False
    print(f"✓ {check.__doc__}", flush=True)
    return True


def lives(address: str) -> None:
    """The process says that it lives."""
    _expect(json.loads(_get(address, "/healthz")), {"status": "ok"})


def serves_everything(address: str) -> None:
    """Database, migrations and graph are ready."""
    _expect(json.loads(_get(address, "/readyz"))["status"], "ok")


def lists_initiatives(address: str) -> None:
    """A stranger lists the initiatives of the Länder."""
    initiatives = json.loads(ask(address, SAMPLE_QUERY))["initiatives"]
    if initiatives["totalCount"] < 3 or not all(node["title"] for node in initiatives["nodes"]):
        raise Wrong(f"Expected at least three initiatives with a title, got {initiatives}.")


def knows_the_programme(address: str) -> None:
    """The programme of 2017 has its six model regions."""
    programmes = json.loads(ask(address, PROGRAMME_QUERY))["programmes"]["nodes"]
    _expect([len(programme["modelRegions"]) for programme in programmes], [6])


def hides_drafts(address: str) -> None:
    """Pages that are unknown, drafts or protected are null, without an error."""
    from wagtail.models import Page

    from cms.pages.visibility import public_pages

    hidden = Page.objects.filter(depth__gt=2).exclude(pk__in=public_pages()).specific()
    if not hidden:
        raise Wrong("The demo site hides no page.")
    for path in ("/no/such/page/", *(page.frontend_path for page in hidden)):
        _expect(ask(address, f'{{ page(path: "{path}") {{ title }} }}'), '{"page": null}')


def lets_editors_in(address: str) -> None:
    """Each role logs in to the admin."""
    from cms.demo.logins import demo_logins

    for login in demo_logins():
        _log_in(address, login.username, login.password)


def explores(address: str) -> None:
    """GraphiQL opens, with everything it is made of."""
    page = _get(address, "/graphiql/")
    parts = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    if not parts:
        raise Wrong("The page of GraphiQL is empty.")
    for part in parts:
        _get(address, part)


def finds_in_german(address: str) -> None:
    """A stranger finds an Industriedialog by the word Dialog, with the engine that was chosen."""
    from django.conf import settings

    found = json.loads(ask(address, SEARCH_QUERY))["search"]
    deadline = time.monotonic() + INDEXING_SECONDS
    while found["meta"]["degraded"] and time.monotonic() < deadline:  # The first index is being built.
        time.sleep(1)
        found = json.loads(ask(address, SEARCH_QUERY))["search"]
    engine = "elastic" if settings.ELASTICSEARCH_URL else "embedded"
    _expect(found["meta"], {"engine": engine, "degraded": False})
    titles = [node["title"] for node in found["nodes"]]
    if "Industriedialog Baden-Württemberg" not in titles:
        raise Wrong(f"Expected Industriedialog Baden-Württemberg, got {titles}.")


CHECKS = (
    lives,
    serves_everything,
    lists_initiatives,
    knows_the_programme,
    hides_drafts,
    lets_editors_in,
    explores,
    finds_in_german,
)


def _log_in(address: str, username: str, password: str) -> None:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = _open(browser, f"{address}/admin/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise Wrong("The login page has no form.")
    form = {"username": username, "password": password, "csrfmiddlewaretoken": token[1], "next": "/admin/"}
    if "/admin/logout/" not in _open(browser, f"{address}/admin/login/", urlencode(form).encode()):
        raise Wrong(f"{username} cannot log in.")


def _open(browser: OpenerDirector, url: str, body: bytes | None = None) -> str:
    with browser.open(Request(url, body, {"Referer": url}), timeout=SECONDS) as response:
        text: str = response.read().decode()
        return text


def _get(address: str, path: str) -> str:
    with urlopen(address + path, timeout=SECONDS) as response:
        text: str = response.read().decode()
        return text


def _expect(found: Any, expected: Any) -> None:
    if found != expected:
        raise Wrong(f"Expected {expected}, got {found}.")
