"""After each event in Wagtail the graph holds exactly what is public, and changes with its transaction."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, Site

from cms.media.models import Image
from cms.pages.models import InitiativeMembership
from cms.published.audit import check
from cms.published.models import Edge, Node, Revision
from cms.published.projection import ProjectionFailed
from tests.factories.snippets import OrganisationFactory

from . import event_world
from .event_world import EVENTS, Change, Event, page, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def small_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Built once; each test starts from here and is rolled back to here."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        event_world.build()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("event", "expected"), EVENTS.values(), ids=EVENTS)
def test_an_event_changes_exactly_the_rows_it_concerns(event: Event, expected: Change) -> None:
    before = rows()

    event()

    assert difference(before, rows()) == expected
    assert vars(check()) == vars(type(check())())


@pytest.mark.parametrize("event", [event for event, _ in EVENTS.values()], ids=EVENTS)
def test_a_rolled_back_event_leaves_the_graph_as_it_was(event: Event) -> None:
    before = everything()

    with pytest.raises(Interruption):
        interrupted(event)

    assert everything() == before


class Interruption(Exception):
    pass


@transaction.atomic
def interrupted(event: Event) -> None:
    event()
    raise Interruption


def rows() -> dict[str, tuple[str, Any]]:
    """Title and content of each row; the stamps tell when, not what."""
    columns = [column.name for column in Node._meta.fields if column.name not in ("modified_at", "revision")]
    edges = Counter(Edge.objects.values_list("source_id", "field", "target", "position"))
    held = {}
    for row in Node.objects.exclude(type="Redirect"):
        content = [getattr(row, name) for name in columns if name != "tree_path"]
        held[str(row.pk)] = (row.title, content, {edge: n for edge, n in edges.items() if edge[0] == row.pk})
    return held


def everything() -> list[Any]:
    """All rows with their stamps, all edges, and the counter."""
    nodes = list(Node.objects.order_by("pk").values())
    return [nodes, list(Edge.objects.order_by("pk").values()), list(Revision.objects.values())]


def difference(before: dict[str, Any], after: dict[str, Any]) -> Change:
    """By title. A row with a new title is gone under its old one."""
    titles_before, titles_after = (
        Counter(v[0] for v in before.values()),
        Counter(v[0] for v in after.values()),
    )
    changed = {
        after[pk][0] for pk in before.keys() & after.keys()
        if before[pk] != after[pk] and before[pk][0] == after[pk][0]
    }  # fmt: skip
    return Change(
        frozenset(titles_before - titles_after), frozenset(titles_after - titles_before), frozenset(changed)
    )


# What cannot be projected cannot be published.


def test_a_page_that_cannot_be_projected_is_not_published() -> None:
    initiative = page("Nord")
    initiative.title = "Nordost"
    membership = InitiativeMembership(organisation=OrganisationFactory(), role="ERFUNDEN")
    initiative.memberships.set([membership])
    before = everything()

    with pytest.raises(ProjectionFailed, match="„Nordost“ konnte nicht veröffentlicht werden"):
        published_together(page("Entwurf"), initiative)

    assert everything() == before
    assert Page.objects.get(title="Entwurf").live is False
    assert not Page.objects.filter(title="Nordost").exists()


@transaction.atomic
def published_together(*pages: Page) -> None:
    for unpublished in pages:
        publish(unpublished)


def test_an_image_whose_file_is_lost_keeps_its_row_and_its_sizes() -> None:
    image = Image.objects.get(title="Werkbild")
    image.file.storage.delete(image.file.name)
    sizes = image.renditions.count()
    before = everything()

    with (
        pytest.raises(ProjectionFailed, match="„Werkbild“ konnte nicht veröffentlicht werden"),
        transaction.atomic(),
    ):
        image.renditions.all().delete()

    assert everything() == before
    assert image.renditions.count() == sizes


# The root of the site.


def test_a_new_root_page_hides_everything_beside_it_and_back_again() -> None:
    before = rows()
    site = Site.objects.get(is_default_site=True)
    home = site.root_page

    site.root_page = Page.objects.get(title="Rubrik")
    site.save()
    left = {title for title, *_ in rows().values()}

    assert {"Rubrik", "Section", "Unterseite", "Blatt", "Energie"} <= left
    assert not {"Industriedialog", "Nord", "Süd", "Verweis"} & left
    assert check().count() == 0

    site.root_page = home
    site.save()

    assert rows() == before
    assert check().count() == 0
