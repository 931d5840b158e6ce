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
    assert button.evaluate("(one) => getComputedStyle(one, '::after').content") == '" – Kopiert ✓"'
    assert stored(page) == []
    assert violations(page) == []


def test_what_is_wrong_is_found_in_the_form_and_mended_there(visit: Visit) -> None:
    initiative("Dialog Musterstadt")
    page = visit(address=f"{SERVICE}/embed/docs")
    limit = page.get_by_label("Einträge je Seite")

    limit.fill("500")
    limit.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("Bitte geben Sie eine Zahl von 1 bis 100 ein.")
    expect(limit).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#meldung")).to_have_text("")
    assert violations(page) == []

    page.get_by_role("alert").get_by_role("link", name="Einträge je Seite").press("Enter")
    expect(limit).to_be_focused()
    limit.fill("5")
    limit.press("Tab")
    expect(page.locator("#code-element")).to_contain_text('limit="5"')
    assert limit.get_attribute("aria-invalid") is None


def test_where_nothing_may_be_copied_the_code_is_marked(visit: Visit) -> None:
    page = visit(address=f"{SERVICE}/embed/docs")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")

    page.get_by_role("button", name="Kopieren – Als Adresse (oEmbed)").click()

    expect(page.locator("#meldung")).to_contain_text("Bitte kopieren Sie ihn mit Strg und C.")
    assert page.evaluate("getSelection().toString()") == snippets(KINDS["list"], {})[2].code


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
