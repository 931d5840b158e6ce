"""The way of one page: written by one person, published by another, read by everybody at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.editorial.locks import WAITING
from cms.pages.models import InitiativeIndexPage, InitiativePage
from cms.users.models import User
from tests.browser.steps import add_text, press, save_draft
from tests.factories.pages import site_tree

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "Industriebündnis Musterland"
SLUG = "industriebuendnis-musterland"
SENTENCE = "Zwölf Betriebe treffen sich jeden Monat."
QUERY = """
query ($slug: String!) {
  initiative(slug: $slug) { title summary level body { __typename ... on RichTextBlock { plainText } } }
}
"""
NOTHING = {"initiative": None}

Take = Callable[[Page, str], None]


@pytest.fixture
def index(site: str) -> InitiativeIndexPage:
    return site_tree().parent_of(InitiativePage)


def test_from_the_first_word_to_the_public_answer(
    index: InitiativeIndexPage,
    anna: User,
    bert: User,
    enter: Callable[[User], Page],
    ask: Callable[..., Any],
    picture: Take,
) -> None:
    writing = enter(anna)
    picture(writing, "uebersicht-redaktion")
    write(writing, index, picture)
    press(writing, "In Vier-Augen-Freigabe einreichen")
    expect(writing.get_by_text("wurde zur Moderation eingereicht")).to_be_visible()
    picture(writing, "eingereicht")
    assert ask(QUERY, slug=SLUG) == NOTHING

    page = InitiativePage.objects.get(slug=SLUG)
    cannot_approve(writing, page, picture)

    approving = enter(bert)
    picture(approving, "uebersicht-freigabe")
    approve(approving, picture)
    assert ask(QUERY, slug=SLUG) == {
        "initiative": {
            "title": TITLE,
            "summary": "Ein Bündnis zum Ausprobieren.",
            "level": "REGION",
            "body": [{"__typename": "RichTextBlock", "plainText": SENTENCE}],
        }
    }

    writing.goto(f"/ansicht/initiativen/{SLUG}/")
    expect(writing.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(writing.get_by_text(SENTENCE)).to_be_visible()
    picture(writing, "oeffentlich")

    unpublish(approving, page)
    assert ask(QUERY, slug=SLUG) == NOTHING


def write(window: Page, index: InitiativeIndexPage, picture: Take) -> None:
    window.goto(f"/admin/pages/{index.pk}/")
    picture(window, "seitenbaum")
    window.goto(f"/admin/pages/add/pages/initiativepage/{index.pk}/")
    window.locator("#id_title").fill(TITLE)
    window.locator("#id_summary").fill("Ein Bündnis zum Ausprobieren.")
    add_text(window, SENTENCE)
    picture(window, "initiative-inhalt")
    window.get_by_role("tab", name="Einordnung").click()
    window.locator("#id_level").select_option("REGION")
    picture(window, "initiative-einordnung")
    save_draft(window)


def cannot_approve(window: Page, page: InitiativePage, picture: Take) -> None:
    window.goto(f"/admin/pages/{page.pk}/edit/")
    expect(window.get_by_text(WAITING)).to_be_visible()
    expect(window.locator("[data-workflow-action-name=approve], [name=action-publish]")).to_have_count(0)
    picture(window, "wartet-auf-freigabe")


def approve(window: Page, picture: Take) -> None:
    window.get_by_role("link", name=TITLE).first.click()
    window.wait_for_url("**/edit/")
    picture(window, "freigabe-formular")
    window.get_by_role("button", name="Freigeben und veröffentlichen", exact=True).click()
    expect(window.get_by_text(f"„{TITLE}“ ist freigegeben und öffentlich.")).to_be_visible()
    picture(window, "freigegeben")


def unpublish(window: Page, page: InitiativePage) -> None:
    window.goto(f"/admin/pages/{page.pk}/unpublish/")
    window.get_by_role("button", name="Ja").click()
    window.wait_for_url("**/admin/pages/*/")
