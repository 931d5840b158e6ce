"""The explorer for developers, from our own files alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories.pages import InitiativePageFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_runs_a_query(site: str, window: Callable[[], Page], picture: Callable[[Page, str], None]) -> None:
    InitiativePageFactory(title="Dialog Musterstadt")
    explorer = window()
    explorer.goto("/graphiql/?query={initiatives{totalCount nodes{title}}}")
    explorer.get_by_role("button", name="Execute query").click()
    expect(explorer.locator(".result-window")).to_contain_text("Dialog Musterstadt")
    picture(explorer, "graphiql")
