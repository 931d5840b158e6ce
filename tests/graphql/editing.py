"""Editors at work: one random change after the other to a small site, whatever state it is in."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.pages.models import InitiativePage
from cms.published.schedule import run_due
from cms.snippets.models import Topic
from tests.factories.pages import InitiativePageFactory, NewsPageFactory, StandardPageFactory, publish
from tests.factories.snippets import TopicFactory


def build() -> None:
    """Three topics, initiatives, news, and a section of the menu with two pages."""
    topics = [TopicFactory(name=name) for name in ("Energie", "Fachkräfte", "Technik")]
    for number in range(6):
        InitiativePageFactory(title=f"Initiative {number}", topics=topics[number % 2 :])
    NewsPageFactory(title="Meldung", topics=topics)
    section = StandardPageFactory(title="Rubrik", show_in_menus=True)
    for name in ("Erste", "Zweite"):
        StandardPageFactory(title=name, parent=section, show_in_menus=True)


class Editors:
    """Change the site; the worker's part comes from the worker's own function."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._number = 0

    def change_something(self) -> str:
        """Do one thing, in one transaction, and return what it was."""
        work = self._chance.choice(self._works())
        with transaction.atomic():
            work()
        return work.__name__.strip("_")

    def _works(self) -> list[Callable[[], Any]]:
        return [
            *(self._publish, self._edit, self._edit, self._unpublish, self._publish_again, self._move),
            *(self._reorder, self._restrict, self._open, self._delete, self._rename_topic),
            *(self._go_live_on_time, self._expire_on_time),
        ]

    def _publish(self) -> None:
        InitiativePageFactory(title=self._title(), topics=list(Topic.objects.all()[:2]))

    def _edit(self) -> None:
        page = self._some(live=True)
        page.title = self._title()
        publish(page)

    def _unpublish(self) -> None:
        self._some(live=True).unpublish()

    def _publish_again(self) -> None:
        page = InitiativePage.objects.filter(live=False).order_by("pk").first()
        publish(page or self._some(live=True))

    def _move(self) -> None:
        """Another address; Wagtail leaves a redirect behind."""
        page = self._some(live=True)
        page.slug = f"umgezogen-{self._next()}"
        publish(page)

    def _reorder(self) -> None:
        first, second = Page.objects.filter(title__in=("Erste", "Zweite")).order_by("path")
        second.specific.move(first.specific, pos="left")

    def _restrict(self) -> None:
        PageViewRestriction.objects.create(page=self._some(live=True), restriction_type="login")

    def _open(self) -> None:
        for restriction in PageViewRestriction.objects.all()[:1]:
            restriction.delete()

    def _delete(self) -> None:
        if InitiativePage.objects.count() > 4:
            self._some().delete()

    def _rename_topic(self) -> None:
        topic = self._chance.choice(list(Topic.objects.order_by("pk")))
        topic.name = self._title()
        topic.save()

    def _go_live_on_time(self) -> None:
        draft = InitiativePageFactory(title=self._title(), live=False)
        draft.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
        assert run_due() == 1

    def _expire_on_time(self) -> None:
        page = self._some(live=True)
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        assert run_due() == 1
        Page.objects.filter(pk=page.pk).update(expire_at=None)

    def _some(self, **conditions: Any) -> InitiativePage:
        found = InitiativePage.objects.filter(**conditions).order_by("pk")
        return self._chance.choice(list(found)) if found else InitiativePageFactory(title=self._title())

    def _title(self) -> str:
        return f"Titel {self._next()}"

    def _next(self) -> int:
        self._number += 1
        return self._number
