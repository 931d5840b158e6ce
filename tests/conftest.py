"""What every test may rely on: a current database, and uploads that never meet those of another test."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
import wagtail
from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.plugin import blocking_manager_key

from cms.graphql.answers import kept_answers
from cms.published import holdings
from cms.published.kept import kept
from cms.published.repeatable import known_responses
from cms.published.turns import turns
from search.engines.elastic.client import breaker_of
from search.engines.elastic.freshness import FRESHNESS
from tests.initial_data import establish_site
from tests.leaks.summary import show_figures
from tests.machine import BROWSER, NEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = [
    "tests.embeds.browsing",
    "tests.live_requests",
    "tests.search.servers",
    "tests.side_by_side",
]

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
]
PATIENCE = 60_000
"""Milliseconds that a browser waits for what must come."""

PROJECT_DIR = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``make contract`` lets the tests of the examples write what they would otherwise compare."""
    parser.addoption("--record-examples", action="store_true", help="write frontend-contract/examples")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the test database between runs, but build it anew when a migration was rewritten."""
    if getattr(config.option, "numprocesses", None):
        return
    # What a controller decides does not reach its workers, and each of them has a database of its own.
    worker = getattr(config, "workerinput", {}).get("workerid", "alone")
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    stamp = settings.VAR_DIR / f"test-database-{worker}.stamp"
    current = _migrations_digest()
    if not stamp.exists() or stamp.read_text() != current:
        config.option.create_db = True
        stamp.write_text(current)


def _migrations_digest() -> str:
    digest = hashlib.sha256(f"{django.__version__} {wagtail.__version__} {settings.DATABASES}".encode())
    migrations = [
        path for room in ("cms", "search") for path in (PROJECT_DIR / room).rglob("migrations/*.py")
    ]
    for path in sorted(migrations):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test computed (sizes of an image, say) must not outlive the transaction it was computed in.

    The same goes for answers and holdings (the next test counts its revisions from the same number), and for
    what is known of an Elasticsearch.
    """
    cache.clear()
    kept_answers().clear()
    kept().clear()
    known_responses().clear()
    holdings.forget()
    FRESHNESS.forget()
    breaker_of.cache_clear()
    turns.cache_clear()


@pytest.fixture(autouse=True)
def own_media_root(settings: Settings, tmp_path: Path) -> Path:
    """Give each test an empty directory for its uploads."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every database test starts with an empty site: home page and index pages."""
    with django_db_blocker.unblock():
        establish_site()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Tests that commit empty all tables; whichever comes next finds the site again."""
    yield
    if _commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            establish_site()


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the test is skipped, or fails where REQUIRE_BROWSER is set."""
    return BROWSER.path()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["Browser"]:
    """The one browser of this process."""
    from playwright.sync_api import expect, sync_playwright

    # Playwright keeps an event loop in this thread; Django would refuse every query of the tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    connection = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        # With a loop, Django looks for its connections elsewhere: a transaction that is open would be lost.
        connections[DEFAULT_DB_ALIAS] = connection
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not run must not look like passed, and the leak matrix says how much it saw."""
    for need in NEEDS:
        if need.find() is None:
            terminalreporter.write_line(need.absent, red=True, bold=True)
    show_figures(terminalreporter)
