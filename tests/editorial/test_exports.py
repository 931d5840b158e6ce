"""No table that editors take along makes a spreadsheet calculate with what somebody wrote as a title."""

import csv
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cms.pages.models import InitiativePage
from cms.users.models import User
from tests.factories.pages import InitiativePageFactory

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://example.org";"Klick")'

LogIn = Callable[[User], Client]


def content(client: Client, view: str, export: str) -> bytes:
    response: Any = client.get(reverse(view), {"export": export})
    return b"".join(response.streaming_content)


def cells(client: Client, view: str) -> list[str]:
    rows = csv.reader(content(client, view, "csv").decode().splitlines())
    return [cell for row in rows for cell in row]


@pytest.fixture
def page(db: None) -> InitiativePage:
    return InitiativePageFactory(title=FORMULA)


@pytest.mark.parametrize(
    "view",
    ["gaps_initiatives", "wagtailadmin_reports:aging_pages", "wagtailadmin_reports:site_history"],
)
def test_a_title_is_no_formula(view: str, page: InitiativePage, superuser: User, logged_in: LogIn) -> None:
    # Given a page whose title is a formula, and that somebody changed
    page.save_revision(user=superuser, log_action=True)

    # Then
    found = cells(logged_in(superuser), view)
    assert f"'{FORMULA}" in found
    assert FORMULA not in found


def test_a_title_that_wagtail_converts_itself_is_none_either(
    page: InitiativePage, superuser: User, logged_in: LogIn
) -> None:
    page.save_revision(user=superuser)
    page.get_workflow().start(page, superuser)

    for view in ("wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks"):
        found = cells(logged_in(superuser), view)
        assert f"'{FORMULA}" in found
        assert FORMULA not in found


def test_in_a_workbook_it_is_text_as_it_is(page: InitiativePage, superuser: User, logged_in: LogIn) -> None:
    book = load_workbook(ContentFile(content(logged_in(superuser), "gaps_initiatives", "xlsx")))

    cell = book.active["A2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == (FORMULA, "s")
