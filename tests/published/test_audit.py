"""The check of the graph finds each kind of deviation that somebody makes past Wagtail, and names it."""

from collections.abc import Callable
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms.pages.models import InitiativeMembership, StandardPage
from cms.published.audit import Drift, check
from cms.published.models import Edge, Node
from tests.factories.pages import InitiativePageFactory, StandardPageFactory
from tests.factories.snippets import OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Any:
    return StandardPageFactory(title="Blatt", topics=[TopicFactory()])


def lose_the_row(page: StandardPage) -> Drift:
    Node.objects.filter(pk=page.uuid).delete()
    return Drift(missing=[_label(page)])


def change_the_row(page: StandardPage) -> Drift:
    Node.objects.filter(pk=page.uuid).update(title="Anders")
    return Drift(stale=[_label(page)])


def change_the_page(page: StandardPage) -> Drift:
    StandardPage.objects.filter(pk=page.pk).update(summary="Am Ereignis vorbei")
    return Drift(stale=[_label(page)])


def cut_an_edge(page: StandardPage) -> Drift:
    assert Edge.objects.filter(source=page.uuid, field="topics").delete()[0] == 1
    return Drift(stale=[_label(page)])


def hide_the_page(page: StandardPage) -> Drift:
    Page.objects.filter(pk=page.pk).update(live=False)
    return Drift(visible=[_label(page)])


def leave_a_row_behind(page: StandardPage) -> Drift:
    Node.objects.filter(pk=page.uuid).update(source_pk="999999")
    return Drift(missing=[_label(page)], ghost=["pages.standardpage:999999"])


def keep_a_row_of_a_model_that_is_gone(page: StandardPage) -> Drift:
    row = Node.objects.get(pk=page.uuid)
    row.pk, row.path, row.source_model, row.source_pk = uuid4(), "/alt/", "pages.oldpage", "7"
    row.save(force_insert=True)
    return Drift(ghost=["pages.oldpage:7"])


def store_what_cannot_be_shown(page: StandardPage) -> Drift:
    initiative = InitiativePageFactory()
    InitiativeMembership.objects.create(page=initiative, organisation=OrganisationFactory(), role="ERFUNDEN")
    return Drift(broken=[_label(initiative)])


def _label(page: Any) -> str:
    return f"{page._meta.label_lower}:{page.pk}"


DEVIATIONS = [
    lose_the_row,
    change_the_row,
    change_the_page,
    cut_an_edge,
    hide_the_page,
    leave_a_row_behind,
    keep_a_row_of_a_model_that_is_gone,
    store_what_cannot_be_shown,
]


@pytest.mark.parametrize("deviate", DEVIATIONS)
def test_each_deviation_is_found_and_named(page: StandardPage, deviate: Callable[..., Drift]) -> None:
    assert check() == Drift()

    expected = deviate(page)

    assert check() == expected


def test_the_command_says_what_deviates_and_fails(page: StandardPage) -> None:
    hide_the_page(page)
    out = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("published_check", stdout=out)

    assert end.value.code == 1
    *_progress, deviation, counts = out.getvalue().splitlines()
    assert deviation == f"sichtbar, aber nicht öffentlich: pages.standardpage:{page.pk}"
    assert counts == "missing=0 ghost=0 stale=0 visible=1 broken=0"


def test_the_command_succeeds_where_nothing_deviates(page: StandardPage) -> None:
    out = StringIO()

    call_command("published_check", stdout=out)

    total = Node.objects.count()
    assert out.getvalue().splitlines()[-1] == "missing=0 ghost=0 stale=0 visible=0 broken=0"
    assert f"{total}/{total} geprüft" in out.getvalue()
