"""What the page explorer shows, and how several records are chosen."""

import datetime

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages import models as pages
from cms.pages.listings import LISTINGS
from cms.snippets.widgets import FilteredCheckboxes
from tests.factories.pages import (
    ALL_FACTORIES,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    PublicPageFactory,
    site_tree,
)
from tests.factories.snippets import TopicFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


def explored(client: Client, index_type: type[Page], query: str = "") -> str:
    return client.get(f"/admin/pages/{site_tree().index(index_type).pk}/{query}").content.decode()


def test_initiatives_are_listed_with_what_tells_them_apart(editor: Client) -> None:
    InitiativePageFactory(title="Dialog Südwest", level="STATE", initiative_type="DIALOGUE", status="PAUSED")

    html = explored(editor, pages.InitiativeIndexPage)

    for words in ("Art der Initiative", "Ebene", "Bestätigt am", "Dialog Südwest", "Land", "Dialog", "Ruht"):
        assert words in html


def test_initiatives_can_be_filtered_by_level(editor: Client) -> None:
    InitiativePageFactory(title="Eine Landesinitiative", level="STATE")
    InitiativePageFactory(title="Eine Kommune", level="MUNICIPALITY")

    html = explored(editor, pages.InitiativeIndexPage, "?level=STATE")

    assert "Eine Landesinitiative" in html
    assert "Eine Kommune" not in html


def test_news_start_with_the_latest(editor: Client) -> None:
    NewsPageFactory(title="Neuere Meldung", date=datetime.date(2017, 5, 1))
    NewsPageFactory(title="Ältere Meldung", date=datetime.date(2017, 1, 1))

    html = explored(editor, pages.NewsIndexPage)

    assert html.index("Neuere Meldung") < html.index("Ältere Meldung")


def test_events_show_their_date_and_status(editor: Client) -> None:
    EventPageFactory(event_status="CANCELLED")

    html = explored(editor, pages.EventIndexPage)

    assert "5. April 2017" in html
    assert "Abgesagt" in html


def test_the_choice_of_page_types_is_explained(editor: Client) -> None:
    html = editor.get(f"/admin/pages/{site_tree().home.pk}/add_subpage/").content.decode()

    assert "Sammelt alle Initiativen einer Sprache." in html
    assert "Text zu einem Thema, bei Bedarf mit weiteren Seiten darunter." in html


@pytest.mark.parametrize("page_factory", ALL_FACTORIES[:8])
def test_every_type_has_a_listing_that_opens(page_factory: type[PublicPageFactory], editor: Client) -> None:
    page = page_factory()

    answer = editor.get(f"/admin/pages/{page.get_parent().pk}/")

    assert answer.status_code == 200
    assert page.title in answer.content.decode()
    assert type(page) in {listing.model for listing in LISTINGS}


def test_chosen_records_come_first() -> None:
    topics = [TopicFactory(name=name) for name in ("Akzeptanz", "Energie", "Zukunft")]
    field = pages.NewsPage._meta.get_field("topics").formfield(widget=FilteredCheckboxes)

    html = field.widget.render("topics", [topics[2].pk], {"id": "id_topics"})

    assert html.index("Zukunft") < html.index("Akzeptanz") < html.index("Energie")
    assert html.count("checked") == 1
    assert 'aria-label="Liste filtern"' in html
