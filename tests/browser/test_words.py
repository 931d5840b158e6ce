"""Giving the search words: the preview says what they change before anything is saved."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from cms.users.models import User
from search.models import SynonymSet, WordPart
from tests.browser.steps import open_form
from tests.factories.pages import InitiativePageFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_synonyms_and_parts_are_previewed_and_saved(
    bert: User, enter: Callable[[User], Page], picture: Callable[[Page, str], None]
) -> None:
    for title in ("Die alte Fabrik", "Fabriken im Norden", "Werkhallen", "Lesezirkel Rhein"):
        InitiativePageFactory(title=title)
    window = enter(bert)

    menu = window.get_by_role("navigation", name="Hauptmenü")
    menu.get_by_role("button", name="Suchwörter").click()
    window.get_by_role("link", name="Synonymgruppen").click()
    window.get_by_role("link", name="Synonymgruppe hinzufügen").first.click()
    window.get_by_role("textbox", name="Wörter").fill("Fabrik, Werkhalle")
    preview = previewed(window)
    expect(preview.get_by_role("row", name="Fabrik, für sich 2")).to_be_visible()
    expect(preview.get_by_role("row", name="jedes von ihnen, als Gruppe 3")).to_be_visible()
    picture(window, "suche-synonyme")
    window.get_by_role("button", name="Speichern").first.click()
    expect(window.get_by_role("link", name="Fabrik, Werkhalle").first).to_be_visible()

    open_form(window, "/admin/snippets/search/wordpart/add/")
    expect(preview.get_by_text("Hier erscheinen die Wörter der Website")).to_be_visible()
    window.get_by_role("textbox", name="Wortteil").fill("Zirkel")
    expect(preview.get_by_role("row", name="lesezirkel 1")).to_be_visible()
    picture(window, "suche-wortteil")
    window.get_by_role("button", name="Speichern").first.click()
    expect(window.get_by_role("link", name="zirkel").first).to_be_visible()

    assert SynonymSet.objects.get().words == ["Fabrik", "Werkhalle"]
    assert WordPart.objects.get().word == "zirkel"


def previewed(window: Page) -> FrameLocator:
    """Open the preview beside the form; it follows what is typed, and stays open in other forms."""
    window.get_by_role("button", name="Vorschau umschalten").click()
    return window.frame_locator("iframe").first
