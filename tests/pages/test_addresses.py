"""The address of a page while it is being written."""

from typing import Any

import pytest

from cms.pages.models import InitiativePage
from tests.factories.pages import InitiativePageFactory, publish

pytestmark = pytest.mark.django_db


def address(page: InitiativePage, **given: Any) -> str:
    """Return what the form of ``page`` makes of the title and address that an editor leaves in it."""
    form_class = InitiativePage.get_edit_handler().get_form_class()
    form = form_class(
        {"title": page.title, "slug": page.slug, "body-count": "0"} | given,
        instance=page,
        parent_page=page.get_parent(),
    )
    form.defer_required_fields()
    form.is_valid()
    return str(form.cleaned_data["slug"])


@pytest.fixture
def draft() -> InitiativePage:
    return InitiativePageFactory(title="Bündnis für Öl", live=False)


def test_follows_the_title_before_the_page_is_public(draft: InitiativePage) -> None:
    assert draft.slug == "buendnis-fuer-oel"
    assert address(draft, title="Bündnis für Stahl") == "buendnis-fuer-stahl"
    assert address(draft, title="Bündnis für Stahl", slug="") == "buendnis-fuer-stahl"


def test_stays_as_an_editor_chose_it(draft: InitiativePage) -> None:
    assert address(draft, title="Bündnis für Stahl", slug="Öl-Bündnis") == "oel-buendnis"


def test_stays_once_the_page_is_public(draft: InitiativePage) -> None:
    assert address(publish(draft), title="Bündnis für Stahl") == "buendnis-fuer-oel"
    assert address(publish(draft), title="Bündnis für Stahl", slug="") == "buendnis-fuer-oel"


def test_takes_no_other_pages_address(draft: InitiativePage) -> None:
    InitiativePageFactory(title="Bündnis für Stahl")
    assert address(draft, title="Bündnis für Stahl") == "buendnis-fuer-stahl-2"
