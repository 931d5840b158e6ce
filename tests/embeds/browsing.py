"""Two origins in one browser: a host with an embed in its page, and the service, answered in this process.

The browser asks the service through the test's own client, so it reads what the test's transaction holds;
policies, integrity and cross-origin rules are the browser's own. Whoever asks for a third origin complains.
"""

from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route

SERVICE, HOST = "https://cms.example.org", "https://kammer.example.com"
WINDOW = {"width": 1000, "height": 900}

Visit = Callable[..., Page]


def ask(address: str) -> dict[str, Any]:
    """Return what the service answers, as a browser's route wants it."""
    parts = urlsplit(address)
    response = Client().get(f"{parts.path}?{parts.query}", headers={"host": parts.netloc}, secure=True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return {"status": response.status_code, "headers": dict(response.items()), "body": body}


class TwoOrigins:
    """What the browser's windows see of the net."""

    def __init__(self) -> None:
        # The browser calls back in a context of its own, where Django would open another connection.
        self._context = copy_context()
        self.page = ""
        self.away = False
        self.complaints: list[str] = []

    def route(self, route: Route) -> None:
        address = route.request.url
        if address.startswith("data:"):
            route.continue_()
        elif address == f"{HOST}/":
            route.fulfill(body=self.page, content_type="text/html; charset=utf-8")
        elif not address.startswith(f"{SERVICE}/"):
            self.complaints.append(f"third party: {address}")
            route.abort()
        elif self.away and "/embed/frame/" in address:
            route.abort()
        else:
            route.fulfill(**self._context.copy().run(ask, address))

    def attach(self, context: BrowserContext) -> None:
        context.set_default_timeout(60_000)
        context.route("**/*", self.route)
        context.on("weberror", lambda failure: self.complaints.append(str(failure.error)))


@pytest.fixture
def net(db: None, settings: Any) -> TwoOrigins:
    settings.PUBLIC_URL = SERVICE
    settings.ALLOWED_HOSTS = [urlsplit(SERVICE).netloc]
    return TwoOrigins()


@pytest.fixture
def visit(browser: Browser, net: TwoOrigins) -> Iterator[Visit]:
    """Open a page of the host, or of the service, in a window of its own with these properties."""
    contexts = []

    def opened(html: str = "", *, address: str = f"{HOST}/", **options: Any) -> Page:
        context = browser.new_context(**{"locale": "de-DE", "viewport": WINDOW, **options})
        contexts.append(context)
        net.attach(context)
        net.page = html
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert net.complaints == []
