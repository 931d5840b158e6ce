"""The generator as people use it: by keyboard alone, without a script, on a telephone."""

import pytest
from playwright.sync_api import expect

from cms.embeds.kinds import KINDS
from cms.embeds.snippets import snippets
from tests.embeds.browsing import SERVICE, Visit
from tests.embeds.hosts import overflow, stored, violations
from tests.embeds.rows import at, initiative

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]


def test_it_is_used_by_keyboard_alone(visit: Visit) -> None:
    initiative("Dialog Musterstadt", location=at(51.5, 7.4))
    page = visit(address=f"{SERVICE}/embed/docs", permissions=["clipboard-read", "clipboard-write"])
    assert violations(page) == []

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zur Vorschau und zum Code")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    preview = page.frame_locator("iframe")
    expect(preview.locator(".marker circle")).to_be_visible()
    expect(page.get_by_role("radio", name="Karte mit Liste")).to_be_focused()
    expect(page.locator("#code-element")).to_contain_text('kind="map"')
    expect(page.locator("#meldung")).to_have_text("Vorschau und Code sind erneuert.")

    button = page.get_by_role("button", name="Kopieren – Als Rahmen (iframe)")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#meldung")).to_have_text("Kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == snippets(KINDS["map"], {})[1].code
    assert stored(page) == []
    assert violations(page) == []


def test_it_works_without_javascript_and_on_a_telephone(visit: Visit) -> None:
    initiative("Dialog Musterstadt")
    narrow = {"width": 320, "height": 640}
    page = visit(address=f"{SERVICE}/embed/docs", java_script_enabled=False, viewport=narrow)

    page.get_by_label("Veranstaltungen").check()
    page.get_by_label("Einträge je Seite").fill("7")
    page.get_by_role("button", name="Vorschau und Code zeigen").click()

    expect(page.locator("#code-element")).to_contain_text('<industrie-feed kind="events" limit="7">')
    expect(page.frame_locator("iframe").get_by_role("heading", name="Veranstaltungen")).to_be_visible()
    assert overflow(page) == 0
