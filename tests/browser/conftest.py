"""A real browser on a real server: a window for every person, and no request leaves the origin."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from playwright.sync_api import TimeoutError as NeverIdle
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cms.users.models import User
from tests.conftest import PATIENCE
from tests.factories.users import UserFactory

PASSWORD = "ein langes Kennwort"
WINDOW = {"width": 1280, "height": 900}
REST = 10_000

Enter = Callable[[User], Page]
Ask = Callable[..., Any]


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """The address of the server, with its own reader in the place of a website."""
    settings.FRONTEND_URL = f"{live_server.url}/ansicht"
    # The editor saving by itself and a robot pressing buttons at once would race.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return live_server.url


@pytest.fixture
def requests() -> list[str]:
    """Every address that any window of this test asked for."""
    return []


@pytest.fixture
def complaints() -> list[str]:
    """Every error that a script of any window raised or wrote to its console."""
    return []


@pytest.fixture
def window(
    browser: Browser, site: str, requests: list[str], complaints: list[str]
) -> Iterator[Callable[[], Page]]:
    """Open windows that share nothing, not even cookies."""
    contexts: list[BrowserContext] = []

    def open_window() -> Page:
        context = browser.new_context(
            viewport=WINDOW, locale="de-DE", timezone_id="Europe/Berlin", base_url=site
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: requests.append(request.url))
        context.on("weberror", lambda failure: complaints.append(str(failure.error)))
        context.on("console", lambda message: complaints.extend(_errors(message)))
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()


def _errors(message: ConsoleMessage) -> list[str]:
    """A browser asks every site for an icon; nothing else may be missing."""
    icon = message.location["url"].endswith("/favicon.ico")
    return [message.text] if message.type == "error" and not icon else []


@pytest.fixture(autouse=True)
def nothing_breaks(complaints: list[str]) -> Iterator[None]:
    yield
    assert complaints == []


@pytest.fixture(autouse=True)
def nothing_leaves_the_origin(requests: list[str], site: str) -> Iterator[None]:
    yield
    foreign = [url for url in requests if not url.startswith((f"{site}/", "data:", "blob:"))]
    assert foreign == []


@pytest.fixture
def enter(window: Callable[[], Page]) -> Enter:
    """Log a person in through the form and return their window on the dashboard."""

    def log_in(user: User) -> Page:
        page = window()
        page.goto("/admin/")
        page.locator("#id_username").fill(user.username)
        page.locator("#id_password").fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        page.wait_for_url("**/admin/")
        return page

    return log_in


@pytest.fixture
def ask(site: str) -> Ask:
    """Ask the interface as anybody in the world may, and return the data."""

    def answer(query: str, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = Request(f"{site}/graphql/", body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=60) as response:
            body = json.load(response)
        assert "errors" not in body, body["errors"]
        return body["data"]

    return answer


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep what a window shows, for people: in ``VAR_DIR/screenshots``, where nothing depends on it."""
    from django.conf import settings as stored

    folder = Path(stored.VAR_DIR) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        # A preview that took another's place leaves a frame behind which never comes to rest.
        with suppress(NeverIdle):
            page.wait_for_load_state("networkidle", timeout=REST)
        page.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take


@pytest.fixture
def anna(site: str) -> User:
    return UserFactory(username="anna", first_name="Anna", last_name="Beispiel", role="Redaktion")


@pytest.fixture
def bert(site: str) -> User:
    return UserFactory(username="bert", first_name="Bert", last_name="Muster", role="Freigabe")
