"""„Suche – Zustand“ as those who run the house see it: troubles, a rebuild as it goes on, another chance."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from cms.users.models import User
from search import rebuild
from search.models import Comparison, Generation, Mark
from tests.factories.pages import NewsPageFactory
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESS = "/admin/suche/zustand/"


@pytest.fixture
def clara(site: str) -> User:
    return UserFactory(username="clara", first_name="Clara", last_name="Vorsitz", role="Leitung")


def test_a_rebuild_is_asked_for_and_watched(
    clara: User, enter: Callable[[User], Page], picture: Callable[[Page, str], None]
) -> None:
    # Given three objects that can be found
    for number in range(3):
        NewsPageFactory(title=f"Meldung {number}")
    window = enter(clara)
    # When the page is found through the menu, and a rebuild is asked for
    window.get_by_role("button", name="Berichte").click()
    window.get_by_role("link", name="Suche – Zustand").click()
    window.wait_for_url(f"**{ADDRESS}")
    expect(window.get_by_text("Die Suche ist in Ordnung.")).to_be_visible()
    window.get_by_role("button", name="Suchindex neu aufbauen").click()
    expect(window.get_by_text("er beginnt, sobald der Such-Worker läuft")).to_be_visible()
    # Then its steps are seen as they are taken
    rebuild.advance()
    expect(window.get_by_text("0 von 3 Objekten")).to_be_visible()
    rebuild.advance()
    expect(window.get_by_text("3 von 3 Objekten")).to_be_visible()
    picture(window, "suche-zustand-neuaufbau")
    rebuild.advance()
    expect(window.get_by_role("progressbar")).to_have_count(0)


def test_what_is_wrong_is_named_and_refused_objects_get_another_chance(
    clara: User, enter: Callable[[User], Page], picture: Callable[[Page, str], None], settings: Settings
) -> None:
    # Given an index with a past, and an object that it does not take
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    index = "industriedialog-0123456789ab"
    Generation.objects.create(
        index=index, state=Generation.State.LIVE, finished_at=timezone.now(), done=1234, total=1234
    )
    Comparison.objects.create(index=index, missing=2, ghost=1, stale=3)
    page = NewsPageFactory(title="Dialog zur Wärmewende")
    Mark.objects.update(dead=True, attempts=10, error="mapper_parsing_exception: zu lang")
    Mark.objects.create(id=uuid4(), token=UUID(int=1), marked_at=timezone.now())
    window = enter(clara)
    # When looked at
    window.goto(ADDRESS)
    # Then
    expect(window.get_by_text("Elasticsearch nimmt einzelne Objekte nicht an.")).to_be_visible()
    expect(window.get_by_role("cell", name="Dialog zur Wärmewende")).to_be_visible()
    expect(window.get_by_text("1.234 Objekte")).to_be_visible()
    picture(window, "suche-zustand")
    # When tried again
    window.get_by_role("button", name="Erneut versuchen").click()
    expect(window.get_by_text("Neuer Versuch für ein Objekt.")).to_be_visible()
    assert not Mark.objects.get(pk=page.uuid).dead
