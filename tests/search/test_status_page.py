"""„Suche – Zustand“: only for those who run the house, in German, with what they can do about it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from search.engines.elastic.client import breaker_of
from search.models import Comparison, Generation, Mark
from tests.factories.pages import NewsPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/suche/zustand/"
State = Generation.State


@pytest.fixture
def management(client: Client) -> Client:
    client.force_login(UserFactory(role="Leitung"))
    return client


def dead(identity: object) -> Mark:
    return Mark.objects.create(
        id=identity, token=uuid4(), marked_at=timezone.now(), dead=True, attempts=10, error="zu lang"
    )


@pytest.mark.parametrize("role", ["Redaktion", "Freigabe"])
def test_others_neither_see_nor_do_anything(client: Client, role: str) -> None:
    client.force_login(UserFactory(role=role))
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS, {"rebuild": ""}).status_code == 302
    assert not Generation.objects.exists()
    assert ADDRESS not in client.get("/admin/").content.decode()


def test_management_finds_it_in_the_menu(management: Client) -> None:
    assert reverse("search_status") == ADDRESS
    assert ADDRESS in management.get("/admin/").content.decode()


def test_all_is_well(management: Client) -> None:
    page = management.get(ADDRESS).content.decode()
    assert "Die Suche ist in Ordnung." in page
    assert "PostgreSQL" in page


def test_everything_that_is_wrong_is_told(management: Client, settings: Settings) -> None:
    # Given
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    Generation.objects.create(state=State.FAILED, finished_at=timezone.now(), error="3 Objekte fehlen")
    Comparison.objects.create(index="test-live", missing=4, ghost=5, stale=6, unrepaired=7)
    page = NewsPageFactory(title="Zu lange Meldung")
    Mark.objects.all().delete()
    dead(page.uuid)
    # When
    shown = management.get(ADDRESS).content.decode()
    # Then
    for text in (
        "Der Such-Worker läuft nicht",
        "noch keinen vollständigen Index",
        "nimmt einzelne Objekte nicht an",
        "blieben Abweichungen übrig",
        "3 Objekte fehlen",
        "<td>4</td><td>5</td><td>6</td><td>7</td>",
        "<td>Zu lange Meldung</td><td>NewsPage</td><td>zu lang</td>",
    ):
        assert text in shown


def test_an_elasticsearch_that_failed_is_left_alone(management: Client, settings: Settings) -> None:
    # Given a process that Elasticsearch did not answer
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert "werden gestellt" in management.get(ADDRESS).content.decode()
    breaker = breaker_of(settings.ELASTICSEARCH_URL)
    breaker.trip("no answer")
    # When looked at, then
    assert "ausgesetzt nach einem Fehler" in management.get(ADDRESS).content.decode()
    breaker.reset()


def test_a_rebuild_is_asked_for_once(management: Client) -> None:
    for _ in range(2):
        assert management.post(ADDRESS, {"rebuild": ""}).status_code == 302
    assert [generation.state for generation in Generation.objects.all()] == [State.WANTED]


def test_the_part_that_changes_shows_how_far_it_is(management: Client) -> None:
    Generation.objects.create(state=State.BUILDING, done=1500, total=3000)
    shown = management.get(f"{ADDRESS}?teil=1").content.decode()
    assert "1.500 von 3.000 Objekten" in shown
    assert "<html" not in shown


def test_what_was_refused_gets_another_chance(management: Client) -> None:
    dead(uuid4())
    answer = management.post(ADDRESS, {"retry": ""}, follow=True)
    assert "Neuer Versuch für ein Objekt." in answer.content.decode()
    assert not Mark.objects.filter(dead=True).exists()
    assert Mark.objects.get().attempts == 0


def test_what_was_withdrawn_since_is_named_by_its_id(management: Client) -> None:
    identity = uuid4()
    dead(identity)
    assert f"<td>{identity}</td><td>zurückgezogen</td>" in management.get(ADDRESS).content.decode()
