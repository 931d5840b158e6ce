"""The demo frontend, built from the contract alone and opened in a browser in front of the mock server."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from search.documents import documents
from search.engines.elastic.client import breaker_of
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.writing import write
from tests.graphql.rows import row
from tests.machine import BROWSER, NODE
from tools.elasticsearch.server import Server

from .node import installed_contract, run

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def contract() -> Path:
    BROWSER.path()
    return installed_contract()


@pytest.fixture(scope="module")
def built(contract: Path) -> Path:
    demo = contract / "demo"
    run(NODE.path(), "install", "--no-package-lock", "--no-audit", "--no-fund", cwd=demo)
    run(NODE.path(), "run", "--silent", "build", cwd=demo)
    return demo / "dist"


@pytest.fixture(scope="module")
def address(built: Path, contract: Path) -> Iterator[str]:
    """The frontend, asking a mock server."""
    mock = subprocess.Popen(
        ["node", "mock/server.mjs", "--port", "0"],
        cwd=contract,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert mock.stdout
    api = mock.stdout.readline().split()[-1]
    with served(built) as origin:
        yield f"{origin}/?api={api}"
    mock.terminate()
    mock.wait(timeout=10)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Let a browser read the files of ``folder`` while the block runs."""
    files = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert problems == []


def test_list_choices_and_map_lead_to_a_profile(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="36 Initiativen")).to_be_visible()
    expect(page.get_by_role("group", name="Ebene").get_by_label("Region (26)")).to_be_visible()
    assert page.locator(".map a").count() >= 30
    page.locator(".cards a").first.click()
    expect(page.get_by_role("heading", name="Industriedialog Baden-Württemberg", exact=True)).to_be_visible()


def test_a_token_shows_the_draft(page: Page, address: str) -> None:
    page.goto(f"{address}&token=any")
    expect(page.get_by_role("status")).to_have_text("Entwurf, noch nicht veröffentlicht")
    expect(page.get_by_role("heading", name="Aufruf: Tragen Sie Ihre Initiative ein")).to_be_visible()


def test_a_search_shows_hits_with_choices_and_a_map(page: Page, address: str) -> None:
    page.goto(f"{address}#/suche/Wasserstoff%20im%20Norden")
    expect(page.get_by_role("heading", name="Treffer")).to_be_visible()
    assert "Wasserstoff" in page.locator(".cards mark").all_inner_texts()
    expect(page.get_by_role("group", name="Art", exact=True)).to_be_visible()
    assert page.get_by_role("group", name="Trefferkarte").locator("circle").count() > 1
    expect(page.get_by_role("status")).to_have_count(0)


def test_the_search_box_suggests_and_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}#/suche")
    page.get_by_role("searchbox", name="Suchbegriff").press_sequentially("industriedia")
    suggestions = page.get_by_role("list", name="Vorschläge").get_by_role("link")
    suggestions.filter(has_text="Industriedialog Baden-Württemberg").click()
    expect(page.get_by_role("heading", name="Industriedialog Baden-Württemberg", exact=True)).to_be_visible()


def test_a_slip_of_the_pen_is_answered_with_another_spelling(page: Page, address: str) -> None:
    page.goto(f"{address}#/suche/Wasserstof")
    expect(page.get_by_text("Meinten Sie")).to_be_visible()
    page.get_by_role("link", name="wasserstoff", exact=True).click()
    expect(page.get_by_role("searchbox")).to_have_value("wasserstoff")


def test_with_its_engine_killed_every_search_is_answered_and_says_so(
    page: Page, built: Path, live_server: LiveServer, own_elasticsearch: Server
) -> None:
    # Given the frontend in front of a service whose Elasticsearch answers (and whose answer may be kept)
    _publish_in_both_indices(own_elasticsearch)
    note = "Die Suche arbeitet gerade mit einfacher Sortierung."
    with served(built) as origin:
        page.goto(f"{origin}/?api={live_server.url}/graphql/#/suche/rhein")
        expect(page.get_by_role("heading", name="1 Treffer")).to_be_visible()
        expect(page.get_by_text(note)).to_have_count(0)
        # When it is killed
        own_elasticsearch.kill()
        # Then each search is answered and says so
        for query, count in (("küste", 1), ("wasserstoff", 2), ("", 3), ("wasserstof", 2), ("xyz", 0)):
            page.get_by_role("searchbox").fill(query)
            page.get_by_role("button", name="Suchen").click()
            expect(page.get_by_role("heading", name=f"{count} Treffer")).to_be_visible()
            expect(page.get_by_role("status")).to_have_text(note)
        # And suggestions come as ever
        page.get_by_role("searchbox").fill("")
        page.get_by_role("searchbox").press_sequentially("wassers")
        expect(page.get_by_role("list", name="Vorschläge").get_by_role("link")).to_have_count(2)


def _publish_in_both_indices(server: Server) -> None:
    pages = [
        row("InitiativePage", "Wasserstoff am Rhein", latitude=51.3, longitude=6.6),
        row("InitiativePage", "Wasserstoff an der Küste", latitude=54.1, longitude=12.1),
        row("InitiativePage", "Dialog im Süden", latitude=48.1, longitude=11.6),
    ]
    ids = [str(each.pk) for each in pages]
    write(ids)
    with Elasticsearch(server.url, request_timeout=30) as client:
        client.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
        fill(client, settings.ELASTICSEARCH_PREFIX, documents(ids).values())
    breaker_of(server.url).reset()
