"""Real content on a chamber's page of another origin, on all ways of embedding, in a real browser.

The browser asks for both origins through the test's own client, so it reads the demo site inside of
the transaction that holds it; policies, integrity and cross-origin rules are the browser's own.
"""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings as stored_settings
from django.test import Client
from playwright.sync_api import Page, expect

from cms.embeds.kinds import KINDS
from cms.embeds.snippets import snippets
from cms.published.models import Node
from cms.published.parameters import FILTERS
from tests.embeds.browsing import SERVICE, TwoOrigins, Visit, ask
from tests.embeds.hosts import host_page, overflow, stored, violations
from tests.embeds.html import faults

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]

STATE = "industriedialog-baden-wuerttemberg"

CHOICES: dict[str, dict[str, str]] = {
    "list": {"land": "DE-NW", "limit": "6"},
    "map": {},
    "events": {"limit": "6"},
    "initiative": {},
}


@pytest.fixture
def chosen(request: pytest.FixtureRequest, net: TwoOrigins) -> dict[str, str]:
    kind: str = request.getfixturevalue("kind")
    if kind != "initiative":
        return CHOICES[kind]
    identity = Node.objects.get(type="InitiativePage", slug=STATE, locale="de").pk
    return {**CHOICES[kind], "id": str(identity)}


def on_the_page(way: str, kind: str, chosen: dict[str, str]) -> str:
    """What a webmaster has in their page after following the generator's advice."""
    offered = {snippet.name: snippet.code for snippet in snippets(KINDS[kind], chosen)}
    if way == "oembed":
        answer = Client().get(
            "/oembed", {"url": offered[way]}, headers={"host": "cms.example.org"}, secure=True
        )
        return str(answer.json()["html"])
    if way != "pull":
        return offered[way]
    page, style = (unescape(address).strip("'") for address in re.findall(r"\S*https://\S+", offered[way]))
    return f'<link rel="stylesheet" href="{style}">{ask(page)["body"].decode()}'


def shown_titles(page: Page) -> list[str]:
    """The titles in whichever frame or shadow tree they stand."""
    found = [frame.locator(".name a").all_inner_texts() for frame in page.frames]
    return next((titles for titles in found if titles), [])


def expected_titles(kind: str, chosen: dict[str, str]) -> list[str]:
    """What the API answers to the same wish."""
    if kind == "initiative":
        return ["Industriedialog Baden-Württemberg"]
    filters = 'filter: {land: ["DE-NW"]}, ' if "land" in chosen else ""
    root = "events" if kind == "events" else "initiatives"
    query = f"{{ {root}({filters}first: {chosen.get('limit', 100)}) {{ nodes {{ title }} }} }}"
    answer = Client().get("/graphql/", {"query": query}, headers={"host": "cms.example.org"}, secure=True)
    return [node["title"] for node in answer.json()["data"][root]["nodes"]]


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("way", ["element", "iframe", "oembed", "pull"])
def test_a_page_of_another_origin_shows_it(way: str, kind: str, chosen: dict[str, str], visit: Visit) -> None:
    # Given a chamber's page with the code of the generator, on a desktop
    page = visit(host_page(on_the_page(way, kind, chosen)))

    # Then it shows what the API says, and breaks no rule
    assert shown_titles(page) == expected_titles(kind, chosen)
    assert violations(page) == []
    assert stored(page) == []
    _keep(page, f"einbetten-{way}-{kind}")

    # And on a telephone, or enlarged fourfold, nothing has to be scrolled sideways
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) == 0
    assert violations(page) == []


def test_the_generator_writes_the_code_for_a_district_chosen_by_typing_its_name(visit: Visit) -> None:
    # Given the generator with a map of a Land
    page = visit(
        address=f"{SERVICE}/embed/docs?kind=map&land=DE-NW", viewport={"width": 1280, "height": 1000}
    )
    _keep(page, "einbetten-generator")

    # When somebody goes from the Land to the next control and types
    page.get_by_label("Land", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Gebiet")).to_be_focused()
    page.keyboard.type("Krefeld")

    # Then preview and code show this district alone
    expect(page.locator("#code-element")).to_contain_text('land="DE-NW" region="05114"')
    expect(page.frame_locator("iframe").locator(".name a")).to_have_text(
        ["Zukunft durch Industrie – Initiative Krefeld"]
    )
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["list", "map", "events"])
def test_every_choice_that_the_generator_offers_leads_to_something(kind: str) -> None:
    form = Client().get(f"/embed/docs?kind={kind}").content.decode()
    chosen = {
        (name, unescape(value))
        for name, options in re.findall(r'<select name="(\w+)"(.*?)</select>', form, re.S)
        for value in re.findall(r'<option value="([^"]+)"', options)
        if name in FILTERS
    }

    empty = [
        (name, value)
        for name, value in chosen
        if 'data-part="entry"' not in Client().get(f"/embed/frame/{kind}", {name: value}).content.decode()
    ]

    assert {name for name, _ in chosen} >= {"land", "region", "topic", "targetGroup", "type"}
    assert empty == []


def test_every_embed_of_the_demo_site_is_valid_html(tmp_path: Path) -> None:
    identity = Node.objects.get(type="InitiativePage", slug=STATE, locale="de").pk
    chosen = [f"{kind}?{f'id={identity}&' if one.single else ''}lang=" for kind, one in KINDS.items()]
    frames = [f"/embed/frame/{each}{code}" for each in chosen for code, _ in stored_settings.LANGUAGES]
    fragments = [f"{address}&format=fragment" for address in frames]

    assert (
        faults([*frames, *fragments, "/embed/docs", f"/embed/docs?kind=initiative&id={identity}"], tmp_path)
        == []
    )


def _keep(page: Page, name: str) -> None:
    """For people, in ``VAR_DIR/screenshots``; nothing depends on it."""
    folder = Path(stored_settings.VAR_DIR) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
