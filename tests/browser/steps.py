"""What people do in the page editor, in their words."""

import re

from playwright.sync_api import Page, expect

WATCHED = """document.addEventListener("w-unsaved:watch-edits", () => {
    document.body.dataset.watched = "yes";
});"""


def open_form(window: Page, address: str) -> None:
    """Open a form, and wait until it is watched: what is there in its first two seconds counts as old."""
    window.add_init_script(WATCHED)
    window.goto(address)
    expect(window.locator("body[data-watched]")).to_be_visible()


def add_text(window: Page, sentence: str) -> None:
    """Add a text block at the end of the body."""
    body = window.locator("#panel-child-inhalt-body-section")
    body.get_by_role("button", name="Einen Block einfügen").last.click()
    window.get_by_role("option", name="Text", exact=True).click()
    editor = body.locator("[contenteditable=true]").last
    editor.click()
    expect(editor).to_be_focused()
    editor.press_sequentially(sentence)
    # What is sent with the form follows the keystrokes a little later.
    sent = body.locator("input[name^=body-][name$=-value-text]").last
    expect(sent).to_have_value(re.compile(re.escape(sentence)))


def save_draft(window: Page) -> None:
    """Save, and wait until the editor has loaded again."""
    with window.expect_navigation():
        window.get_by_role("button", name="Entwurf speichern").click()
    expect(window.locator("#page-edit-form")).to_be_visible()


def press(window: Page, label: str) -> None:
    """Press a button of the menu below the form."""
    window.locator("footer").get_by_role("button", name="Mehr Aktionen").click()
    window.locator("footer").get_by_role("button", name=label).click()
