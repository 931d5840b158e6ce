"""A rebuild repairs whatever deviates, goes on where it was interrupted, and keeps no reader waiting."""

from io import StringIO
from threading import Thread
from typing import Any
from unittest.mock import Mock
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from wagtail.models import Page

from cms.published import rebuild as rebuilding
from cms.published.audit import check
from cms.published.models import Edge, Node
from cms.published.rebuild import Progress, rebuild
from cms.published.revision import lock_graph
from tests.factories.pages import NewsPageFactory, StandardPageFactory
from tests.factories.snippets import TopicFactory
from tests.graphql.client import data

PATIENCE = 30


@pytest.fixture
def batches_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 1)


@pytest.mark.django_db
def test_an_empty_graph_is_filled() -> None:
    StandardPageFactory(parent=StandardPageFactory(), topics=[TopicFactory(parent=TopicFactory())])
    before = contents()
    Node.objects.all().delete()

    rebuild()

    assert contents() == before
    assert check().count() == 0


def contents() -> tuple[dict[UUID, Any], set[Any]]:
    """What the rows say, and which of them refer to which."""
    edges = Edge.objects.values_list("source", "field", "target", "position")
    return dict(Node.objects.values_list("pk", "data")), set(edges)


@pytest.mark.django_db
def test_whatever_deviates_is_put_right() -> None:
    hidden, stale, alone = (StandardPageFactory(title=title) for title in ("Weg", "Alt", "Bleibt"))
    Page.objects.filter(pk=hidden.pk).update(live=False)
    Node.objects.filter(pk=stale.uuid).update(title="Falsch")
    Node.objects.filter(pk=alone.uuid).update(source_model="pages.oldpage")
    assert check().count() == 4

    rebuild()

    assert check().count() == 0
    assert not Node.objects.filter(title__in=["Weg", "Falsch"]).exists()


@pytest.mark.django_db
def test_rebuilding_what_is_right_changes_no_row_and_no_revision() -> None:
    StandardPageFactory(topics=[TopicFactory()])
    before = dict(Node.objects.values_list("pk", "revision"))

    rebuild()

    assert dict(Node.objects.values_list("pk", "revision")) == before


@pytest.mark.django_db
@pytest.mark.usefixtures("batches_of_one")
def test_an_interrupted_run_is_continued_where_it_ended() -> None:
    first, second, third = (NewsPageFactory(title=f"Nachricht {number}") for number in range(3))
    Node.objects.filter(type="NewsPage").update(title="Falsch")
    out = Interrupting(at=f"pages.newspage:{second.pk}")

    with pytest.raises(CommandError) as end:
        call_command("published_rebuild", stdout=out)

    assert str(end.value).splitlines()[-1] == (
        f"Weiter mit: published_rebuild --after pages.newspage:{second.pk}"
    )
    assert _titles(first, second, third) == ["Nachricht 0", "Nachricht 1", "Falsch"]

    Node.objects.filter(pk=first.uuid).update(title="Nicht noch einmal")
    call_command("published_rebuild", after=f"pages.newspage:{second.pk}", stdout=StringIO())

    assert _titles(first, second, third) == ["Nicht noch einmal", "Nachricht 1", "Nachricht 2"]


@pytest.mark.django_db
def test_a_run_that_ends_before_its_first_object_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "public_now", Mock(side_effect=KeyboardInterrupt))

    with pytest.raises(CommandError) as end:
        call_command("published_rebuild", stdout=StringIO())

    assert str(end.value) == "Abgebrochen.\nWeiter mit: published_rebuild"


@pytest.mark.parametrize("after", ["pages.newspage", "pages.newspage:", "pages.newspage:x:1", "news:3", ""])
def test_what_names_no_place_is_refused(after: str) -> None:
    with pytest.raises(CommandError, match="ist keine Stelle wie"):
        call_command("published_rebuild", f"--after={after}", stdout=StringIO())


class Interrupting(StringIO):
    """Somebody presses Ctrl-C when the output has come to a place."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self._at = at

    def write(self, text: str) -> int:
        if self._at in text:
            raise KeyboardInterrupt
        return super().write(text)


def _titles(*pages: Page) -> list[str]:
    titles = dict(Node.objects.filter(type="NewsPage").values_list("pk", "title"))
    return [titles[page.uuid] for page in pages]


@pytest.mark.django_db
@pytest.mark.usefixtures("batches_of_one")
def test_progress_counts_every_object_and_ends_with_all_of_them() -> None:
    NewsPageFactory()
    reports: list[Progress] = []

    rebuild(reports.append)

    total = Node.objects.count()
    assert [report.done for report in reports] == list(range(1, total + 1))
    assert {report.total for report in reports} == {total}


@pytest.mark.django_db
def test_the_command_says_how_far_it_is() -> None:
    out = StringIO()

    call_command("published_rebuild", stdout=out)

    total = Node.objects.count()
    assert f"100 %  {total}/{total}" in out.getvalue()
    assert out.getvalue().splitlines()[-1] == "Der veröffentlichte Graph ist aktuell."


@pytest.mark.django_db(transaction=True)
def test_readers_see_the_graph_as_it_was_while_it_is_written() -> None:
    page = StandardPageFactory(title="Vorher")
    answers: list[str] = []

    def ask() -> None:
        try:
            answers.append(data(f'{{ page(path: "{page.frontend_path}") {{ title }} }}')["page"]["title"])
        finally:
            connection.close()

    with transaction.atomic():
        lock_graph()
        Node.objects.filter(pk=page.uuid).update(title="Falsch", data={})
        reader = Thread(target=ask)
        reader.start()
        reader.join(PATIENCE)
        rebuild()

    assert not reader.is_alive()
    assert answers == ["Vorher"]
