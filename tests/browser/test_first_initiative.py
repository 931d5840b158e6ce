"""The way of one page: written by one person, published by another, read by everybody at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.pages.models import InitiativePage
from cms.users.models import User

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "Industriebündnis Musterland"
SENTENCE = "Zwölf Betriebe treffen sich jeden Monat."
QUERY = """
query ($slug: String!) {
  initiative(slug: $slug) { title summary level body { __typename ... on RichTextBlock { plainText } } }
}
"""


def test_from_the_first_word_to_the_public_answer(
    anna: User,
    bert: User,
    enter: Callable[[User], Page],
    ask: Callable[..., Any],
    picture: Callable[[Page, str], None],
) -> None:
    writing = enter(anna)
    picture(writing, "uebersicht-redaktion")
    write(writing, picture)
    submit(writing)
    picture(writing, "eingereicht")
    page = InitiativePage.objects.get(title=TITLE)
    assert ask(QUERY, slug=page.slug) == {"data": {"initiative": None}}

    writing.goto(f"/admin/pages/{page.pk}/edit/")
    expect(writing.get_by_role("button", name="Genehmigen und veröffentlichen")).to_have_count(0)
    expect(writing.get_by_role("button", name="Veröffentlichen", exact=True)).to_have_count(0)
    picture(writing, "wartet-auf-freigabe")

    approving = enter(bert)
    picture(approving, "uebersicht-freigabe")
    approve(approving, picture)

    assert ask(QUERY, slug=page.slug) == {
        "data": {
            "initiative": {
                "title": TITLE,
                "summary": "Ein Bündnis zum Ausprobieren.",
                "level": "REGION",
                "body": [{"__typename": "RichTextBlock", "plainText": SENTENCE}],
            }
        }
    }

    unpublish(approving, page)
    assert ask(QUERY, slug=page.slug) == {"data": {"initiative": None}}


def write(window: Page, picture: Callable[[Page, str], None]) -> None:
    index = InitiativePage.allowed_parent_page_models()[0].objects.get()
    window.goto(f"/admin/pages/{index.pk}/")
    picture(window, "seitenbaum")
    window.goto(f"/admin/pages/add/pages/initiativepage/{index.pk}/")
    window.get_by_role("textbox", name="Titel").first.fill(TITLE)
    window.get_by_label("Kurzbeschreibung").fill("Ein Bündnis zum Ausprobieren.")
    add_text(window, SENTENCE)
    picture(window, "initiative-inhalt")
    window.get_by_role("tab", name="Einordnung").click()
    window.get_by_label("Ebene").select_option("REGION")
    picture(window, "initiative-einordnung")
    window.get_by_role("tab", name="Inhalt").click()
    window.get_by_role("button", name="Entwurf speichern").click()
    expect(window.get_by_text("gespeichert").or_(window.get_by_text("erstellt")).first).to_be_visible()


def add_text(window: Page, sentence: str) -> None:
    body = window.locator("#panel-child-inhalt-body-section")
    body.get_by_role("button", name="Block einfügen").first.click()
    window.get_by_role("option", name="Fließtext").click()
    editor = body.locator('[contenteditable="true"]').first
    editor.click()
    editor.press_sequentially(sentence)


def submit(window: Page) -> None:
    window.get_by_role("button", name="Weitere Aktionen").or_(
        window.locator("footer [data-w-dropdown-target=toggle]")
    ).first.click()
    window.get_by_role("button", name="Vier-Augen-Freigabe").click()
    expect(window.get_by_text("zur Freigabe")).to_be_visible()


def approve(window: Page, picture: Callable[[Page, str], None]) -> None:
    window.get_by_role("link", name=TITLE).first.click()
    picture(window, "freigabe-formular")
    window.get_by_role("button", name="Genehmigen und veröffentlichen").first.click()
    expect(window.locator(".messages")).to_be_visible()
    picture(window, "freigegeben")


def unpublish(window: Page, page: InitiativePage) -> None:
    window.goto(f"/admin/pages/{page.pk}/unpublish/")
    picture_free = window.get_by_role("button", name="zurückziehen").or_(
        window.locator("main form button[type=submit], main form input[type=submit]")
    )
    picture_free.first.click()
    window.wait_for_load_state("networkidle")
