"""Two events at once, on connections of their own, leave a graph that is right."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    InternalError,
    connection,
    transaction,
)
from wagtail.models import Page, PageViewRestriction

from cms.published.audit import check
from cms.published.models import Node
from cms.snippets.models import Topic
from tests.factories.pages import StandardPageFactory, body, publish
from tests.factories.snippets import TopicFactory

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 30
Event = Callable[[], None]


@dataclass(frozen=True)
class Family:
    """A page with two children and a topic, by primary key: each connection reads its own copies."""

    parent: int
    child: int
    sibling: int
    topic: int

    def page(self, member: str) -> Any:
        return Page.objects.get(pk=getattr(self, member)).specific

    def publish(self, member: str, **values: Any) -> Event:
        return lambda: _published(self.page(member), values)

    def delete(self, member: str) -> Event:
        return lambda: self.page(member).delete()

    def unpublish(self, member: str) -> Event:
        return lambda: self.page(member).unpublish()

    def restrict(self, member: str) -> Event:
        return lambda: _restricted(self.page(member))

    def rename_topic(self) -> Event:
        return lambda: _renamed(Topic.objects.get(pk=self.topic))


def family() -> Family:
    topic = TopicFactory()
    parent = StandardPageFactory()
    child = StandardPageFactory(parent=parent, topics=[topic])
    link = f'<p><a linktype="page" id="{child.pk}">dort</a></p>'
    sibling = StandardPageFactory(parent=parent, topics=[topic], body=body(("rich_text", {"text": link})))
    return Family(parent.pk, child.pk, sibling.pk, topic.pk)


PAIRS: dict[str, Callable[[Family], tuple[Event, Event]]] = {
    "slug of the parent and text of a child": lambda family: (
        family.publish("parent", slug=f"umbenannt-{family.parent}"),
        family.publish("child", title="Neuer Titel"),
    ),
    "two children": lambda family: (
        family.publish("child", slug="anders", title="Erstes"),
        family.publish("sibling", title="Zweites"),
    ),
    "publishing and deleting one page": lambda family: (
        family.publish("child", title="Gerade noch"),
        family.delete("child"),
    ),
    "publishing a page and deleting what it links to": lambda family: (
        family.publish("sibling", title="Verweist"),
        family.delete("child"),
    ),
    "restricting the parent and publishing a child": lambda family: (
        family.restrict("parent"),
        family.publish("child", title="Geheim"),
    ),
    "unpublishing the parent and publishing a child": lambda family: (
        family.unpublish("parent"),
        family.publish("child", title="Geheim"),
    ),
    "a record and a page that names it": lambda family: (
        family.rename_topic(),
        family.publish("child", title="Mit Thema"),
    ),
}


def test_one_event_waits_for_the_other_and_sees_what_it_did() -> None:
    for name, pair in PAIRS.items():
        for turn in (slice(None), slice(None, None, -1)):
            first, second = pair(family())[turn]

            one_after_the_other_began(first, second)

            assert check().count() == 0, (name, check())


def test_events_that_start_together_leave_a_correct_graph() -> None:
    for name, pair in PAIRS.items():
        at_once(*pair(family()))

        assert check().count() == 0, (name, check())


def test_a_child_published_while_its_parent_is_restricted_is_never_shown() -> None:
    members = family()

    one_after_the_other_began(members.restrict("parent"), members.publish("child", title="Geheim"))

    assert not Node.objects.filter(title="Geheim").exists()
    assert not Node.objects.filter(source_pk__in=[str(members.parent), str(members.sibling)]).exists()


# Threads.


def one_after_the_other_began(first: Event, second: Event) -> None:
    """Start ``second`` while the transaction of ``first`` is still open; it ends when that has ended."""
    with transaction.atomic():
        first()
        thread = Running(second)
        _wait_until(lambda: not thread.is_alive() or _somebody_waits())
    thread.finish()


def at_once(*events: Event) -> None:
    """Start all at the same time and wait for all."""
    for thread in [Running(event) for event in events]:
        thread.finish()


class Running(threading.Thread):
    """An event in a transaction on a connection of its own; begins at once."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self._event = event
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            with transaction.atomic():
                self._event()
        except Exception as error:  # noqa: BLE001 - handed to the test by finish()
            self._error = error
        finally:
            connection.close()

    def finish(self) -> None:
        """Wait for the end."""
        self.join(PATIENCE)
        assert not self.is_alive()
        if self._error and not _was_refused(self._error):
            raise self._error


def _was_refused(error: Exception) -> bool:
    """What there was to publish is gone, or PostgreSQL ended one of two that waited for each other.

    Wagtail writes rows before and after the graph's lock, so two events on one page may do that; the
    one that is ended leaves nothing behind (where a library caught the error, the next statement of
    the aborted transaction raises another one).
    """
    return any(
        isinstance(one, Page.DoesNotExist | IntegrityError | InternalError)
        or type(one) is DatabaseError
        or "deadlock detected" in str(one)
        for one in _with_causes(error)
    )


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database())"
        )
        return bool(cursor.fetchone()[0])


def _wait_until(condition: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end
        sleep(0.02)


# Events.


def _published(page: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    publish(page)


def _restricted(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _renamed(topic: Topic) -> None:
    topic.name = f"{topic.name} neu"
    topic.save()
