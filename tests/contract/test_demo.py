"""The demo frontend, built from the contract alone and opened in a browser in front of the mock server."""

import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.machine import BROWSER, NODE

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
    files = partial(SimpleHTTPRequestHandler, directory=str(built))
    with ThreadingHTTPServer(("127.0.0.1", 0), files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/?api={api}"
        server.shutdown()
    mock.terminate()
    mock.wait(timeout=10)


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
