"""Whoever listens learns what changed, after the commit, once and completely."""

import pytest
from django.db import transaction

from cms.pages.models import InitiativePage
from cms.published.changes import graph_changed
from cms.published.refresh import refresh_page
from cms.published.revision import current_revision
from tests.factories.pages import InitiativePageFactory, NewsPageFactory, publish
from tests.factories.snippets import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """Everything the signal says while the test runs."""
    told = []

    def listen(**said):
        told.append((said["revision"], set(said["ids"]), set(said["types"])))

    graph_changed.connect(listen)
    yield told
    graph_changed.disconnect(listen)


def test_a_publication_is_told_with_ids_and_types(heard, django_capture_on_commit_callbacks):
    page = InitiativePageFactory(title="Alt")
    page.title = "Neu"

    with django_capture_on_commit_callbacks(execute=True):
        publish(page)

    assert heard == [(current_revision(), {str(page.uuid)}, {"InitiativePage"})]


def test_whoever_depends_on_a_change_is_told_as_well(heard, django_capture_on_commit_callbacks):
    topic = TopicFactory(name="Energie")
    page = InitiativePageFactory(topics=[topic])

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
        topic.delete()

    assert [(ids, types) for _, ids, types in heard] == [
        ({str(page.uuid)}, {"InitiativePage"}),
        ({str(topic.uuid)}, {"Topic"}),
    ]
    assert [revision for revision, *_ in heard] == [current_revision() - 1, current_revision()]


def test_what_changes_nothing_is_not_told(heard, django_capture_on_commit_callbacks):
    page = InitiativePageFactory()
    before = current_revision()

    with django_capture_on_commit_callbacks(execute=True):
        refresh_page(page)

    assert heard == []
    assert current_revision() == before


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_of_what_was_rolled_back(heard):
    page = InitiativePageFactory()
    heard.clear()

    with transaction.atomic():
        page.unpublish()
        assert heard == []
        transaction.set_rollback(True)

    assert heard == []
    assert InitiativePage.objects.get().live


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_harms_nobody(heard, caplog):
    def fail(**said):
        raise OSError("no answer")

    graph_changed.connect(fail)
    page = InitiativePageFactory()
    graph_changed.disconnect(fail)

    assert InitiativePage.objects.get().live
    assert ({str(page.uuid)}, {"InitiativePage"}) in [(ids, types) for _, ids, types in heard]
    assert "no answer" in caplog.text


def test_another_order_of_pages_is_a_change(heard, django_capture_on_commit_callbacks):
    first, second = NewsPageFactory(title="Erste"), NewsPageFactory(title="Zweite")
    before = current_revision()

    with django_capture_on_commit_callbacks(execute=True):
        second.move(first, pos="left")

    assert current_revision() > before
    assert {str(first.uuid), str(second.uuid)} <= set().union(*(ids for _, ids, _ in heard))
