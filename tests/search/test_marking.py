"""A change marks itself and whatever is found through it, in its own transaction, and touches no engine."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from cms.published.models import Node
from cms.published.refresh import refresh_page
from search.models import Mark
from tests.factories.pages import InitiativePageFactory, NewsPageFactory, StandardPageFactory, publish
from tests.factories.snippets import OrganisationFactory, RegionFactory, TopicFactory

pytestmark = pytest.mark.django_db

NOBODY = "http://127.0.0.1:9"
"""Nothing listens there."""


@pytest.fixture
def configured(settings: Settings) -> Settings:
    settings.ELASTICSEARCH_URL = NOBODY
    return settings


@pytest.fixture
def marked(configured: Settings) -> Callable[..., set[str]]:
    """Return the titles (of what was withdrawn: the ids) that a change marks."""

    def titles_after(change: Callable[[], object]) -> set[str]:
        Mark.objects.all().delete()
        change()
        ids = [str(mark) for mark in Mark.objects.values_list("pk", flat=True)]
        titles = {str(row): title for row, title in Node.objects.values_list("pk", "title")}
        return {titles.get(row, row) for row in ids}

    return titles_after


def retitled(page: object, title: str) -> Callable[[], object]:
    def change() -> None:
        page.title = title
        publish(page)

    return change


def renamed(record: object, name: str) -> Callable[[], object]:
    def change() -> None:
        record.name = name
        record.save()

    return change


def test_without_elasticsearch_nothing_is_marked() -> None:
    # Given no address of Elasticsearch, when something is published
    publish(StandardPageFactory(title="Über uns"))
    # Then
    assert not Mark.objects.exists()


def test_a_publication_marks_its_page(marked: Callable[..., set[str]]) -> None:
    page = StandardPageFactory(title="Alt")
    assert marked(retitled(page, "Neu")) == {"Neu"}


def test_what_is_withdrawn_is_marked_by_its_id(marked: Callable[..., set[str]]) -> None:
    page = StandardPageFactory()
    assert marked(page.unpublish) == {str(page.uuid)}


def test_what_changes_nothing_marks_nothing(marked: Callable[..., set[str]]) -> None:
    page = StandardPageFactory()
    assert marked(lambda: refresh_page(page)) == set()


def test_a_topic_marks_what_is_found_by_it_or_by_a_topic_below_it(marked: Callable[..., set[str]]) -> None:
    # Given pages of a topic, of one below it, and of none
    energy = TopicFactory(name="Energie")
    hydrogen = TopicFactory(name="Wasserstoff", parent=energy)
    InitiativePageFactory(title="Netz", topics=[energy])
    NewsPageFactory(title="Elektrolyse", topics=[hydrogen])
    NewsPageFactory(title="Anderes")
    # When renamed, then topics themselves cannot be found, only what they name
    assert marked(renamed(energy, "Energiewende")) == {"Netz", "Elektrolyse"}
    assert marked(renamed(hydrogen, "H2")) == {"Elektrolyse"}


def test_a_region_marks_whatever_has_a_region(marked: Callable[..., set[str]]) -> None:
    # Given a district that a composition has just let go of
    district = RegionFactory(name="Borken")
    composition = RegionFactory(name="Westliches Münsterland", kind="COMPOSITION")
    composition.members.add(district)
    composition.save()
    InitiativePageFactory(title="Im Westen", regions=[district])
    NewsPageFactory(title="Anderes")

    def let_go() -> None:
        composition.members.clear()
        composition.save()

    # Then what lay in it is not found by it any more
    assert marked(let_go) == {"Im Westen"}


def test_an_organisation_marks_itself_and_where_it_takes_part(marked: Callable[..., set[str]]) -> None:
    chamber = OrganisationFactory(name="IHK Nord")
    NewsPageFactory(title="Ohne Kammer")
    assert marked(renamed(chamber, "IHK Nordwest")) == {"IHK Nordwest"}


def test_a_page_does_not_mark_everything_below_it(marked: Callable[..., set[str]]) -> None:
    # Given a page that its child names among its ancestors
    parent = StandardPageFactory(title="Oben")
    StandardPageFactory(title="Unten", parent=parent)
    # When it gets another title, then its child is found as before
    assert marked(retitled(parent, "Ganz oben")) == {"Ganz oben"}


def test_a_second_change_keeps_the_time_of_the_first_and_takes_the_claim_away(configured: Settings) -> None:
    # Given a mark that a worker has claimed, refused once and given up
    page = StandardPageFactory()
    Mark.objects.update(attempts=3, error="zu lang", dead=True, claimed_until="2099-01-01T00:00Z")
    before = Mark.objects.get(pk=page.uuid)
    # When the page changes again
    retitled(page, "Anders")()
    # Then it waits since the first change, and has all its chances again
    after = Mark.objects.get(pk=page.uuid)
    assert after.marked_at == before.marked_at
    assert after.token != before.token
    assert (after.attempts, after.error, after.dead, after.claimed_until) == (0, "", False, None)


def test_a_publication_takes_one_statement_more(configured: Settings) -> None:
    page = StandardPageFactory()
    with CountedMarks() as counted:
        retitled(page, "Neu")()
    assert counted.statements == 1


@pytest.mark.django_db(transaction=True)
def test_a_mark_is_rolled_back_with_its_change(configured: Settings) -> None:
    page = StandardPageFactory()
    Mark.objects.all().delete()
    with transaction.atomic():
        retitled(page, "Nie")()
        assert Mark.objects.exists()
        transaction.set_rollback(True)
    assert not Mark.objects.exists()


class CountedMarks:
    """Counts the statements that touch the table of marks."""

    statements = 0

    def __enter__(self) -> "CountedMarks":
        self._wrapper = connection.execute_wrapper(self._count)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._wrapper.__exit__(*exception)

    def _count(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        self.statements += "search_mark" in sql
        return execute(sql, *rest)
