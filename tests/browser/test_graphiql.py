"""The explorer for developers, from our own files alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories.pages import InitiativePageFactory
from tests.factories.snippets import RegionFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_runs_its_example(
    site: str, window: Callable[[], Page], picture: Callable[[Page, str], None]
) -> None:
    land = RegionFactory(name="Nordrhein-Westfalen", kind="STATE", iso_code="DE-NW")
    InitiativePageFactory(title="Dialog Musterstadt", regions=[land])
    explorer = window()
    explorer.goto("/graphiql/")
    explorer.get_by_role("button", name="Execute query").click()
    expect(explorer.locator(".result-window")).to_contain_text("Dialog Musterstadt")
    picture(explorer, "graphiql")
