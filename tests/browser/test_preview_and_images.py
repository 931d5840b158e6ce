"""What editors see before anybody else does, and what the editor does not let through."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from cms.pages.models import InitiativePage
from cms.users.models import User
from tests.browser.steps import press
from tests.factories.pages import InitiativePageFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Take = Callable[[Page, str], None]
Enter = Callable[[User], Page]


@pytest.fixture
def draft(site: str) -> InitiativePage:
    page = InitiativePageFactory(title="Dialog Musterstadt", live=False, summary="Noch geheim.")
    page.save_revision()
    return page


def test_the_preview_shows_the_draft_to_those_who_hold_its_address(
    draft: InitiativePage, anna: User, enter: Enter, ask: Callable[..., Any], picture: Take
) -> None:
    window = enter(anna)
    window.goto(f"/admin/pages/{draft.pk}/edit/")
    window.get_by_role("button", name="Vorschau umschalten").click()
    panel = window.frame_locator("iframe").first
    expect(panel.get_by_role("heading", name="Dialog Musterstadt")).to_be_visible()
    expect(panel.get_by_text("Noch geheim.")).to_be_visible()
    expect(panel.get_by_text("Vorschau eines Entwurfs")).to_be_visible()
    picture(window, "vorschau")
    assert ask("query ($id: ID!) { page(id: $id) { title } }", id=str(draft.uuid)) == {"page": None}


def test_a_forged_preview_address_shows_nothing(
    draft: InitiativePage, window: Callable[[], Page], picture: Take
) -> None:
    stranger = window()
    stranger.goto(f"/ansicht/?token=id%3D{draft.pk}%3A1xVEuF%3Ageraten")
    expect(stranger.get_by_text("Diese Vorschau ist abgelaufen oder wurde widerrufen.")).to_be_visible()
    expect(stranger.get_by_text("Dialog Musterstadt")).to_have_count(0)
    picture(stranger, "vorschau-abgelaufen")


def test_a_picture_without_words_and_credit_is_refused_when_the_page_is_submitted(
    draft: InitiativePage, anna: User, enter: Enter, picture: Take, tmp_path: Path
) -> None:
    Image.new("RGB", (800, 500), (0, 80, 107)).save(tmp_path / "halle.png")
    window = enter(anna)
    window.goto("/admin/images/add/")
    window.locator("input[type=file]").set_input_files(tmp_path / "halle.png")
    window.locator("#id_title").fill("Werkhalle")
    picture(window, "bild-hochladen")
    window.get_by_role("button", name="Hochladen").click()
    window.wait_for_url("**/admin/images/")

    window.goto(f"/admin/pages/{draft.pk}/edit/")
    window.get_by_role("button", name="Bild auswählen").first.click()
    window.get_by_role("link", name="Werkhalle").click()
    expect(window.get_by_role("dialog")).to_have_count(0)
    press(window, "In Vier-Augen-Freigabe einreichen")

    expect(window.get_by_text("Dem Bild „Werkhalle“ fehlt der Alternativtext.").first).to_be_visible()
    expect(window.get_by_text("Dem Bild „Werkhalle“ fehlt der Bildnachweis.").first).to_be_visible()
    picture(window, "bild-ohne-alternativtext")
    assert not draft.workflow_in_progress
