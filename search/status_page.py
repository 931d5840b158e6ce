"""„Suche – Zustand“ in the admin: how the search is, and the two things a person can do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.published.models import Node

from .claims import retry_dead
from .models import Mark
from .rebuild import request_rebuild
from .status import status

PERMISSION = "search.change_generation"
NAME = "search_status"
PART = "teil"
"""Whoever asks with this parameter gets only what changes by itself."""
MOST_LETTERS = 20

TROUBLES = {
    "worker": "Der Such-Worker läuft nicht: Änderungen erreichen Elasticsearch erst, wenn er wieder läuft.",
    "index": "Elasticsearch hat noch keinen vollständigen Index; bis dahin antwortet PostgreSQL.",
    "lag": "Die älteste Änderung wartet länger als eine Minute.",
    "dead": "Elasticsearch nimmt einzelne Objekte nicht an.",
    "drift": "Beim letzten Abgleich blieben Abweichungen übrig.",
}


@dataclass(frozen=True)
class Letter:
    """A document that the engine refused until its worker gave up."""

    title: str
    type: str
    error: str


class StatusView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the state; a POST asks for a rebuild, or for another attempt at what was refused."""

    page_title = "Suche – Zustand"
    header_icon = "search"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return ["search/status_part.html" if PART in self.request.GET else "search/status.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = status()
        return super().get_context_data(
            **kwargs,
            status=now,
            troubles=[TROUBLES[name] for name in now.troubles],
            letters=list(dead_letters()),
            part=f"{reverse(NAME)}?{PART}=1",
        )

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if "retry" in request.POST:
            messages.success(request, _retried(retry_dead()))
        else:
            request_rebuild()
            messages.success(request, "Der Neuaufbau ist angefordert.")
        return redirect(NAME)


def _retried(count: int) -> str:
    return f"Neuer Versuch für {'ein Objekt' if count == 1 else f'{count} Objekte'}."


def dead_letters() -> Iterator[Letter]:
    """Yield the documents that were given up, the oldest first."""
    marks = list(Mark.objects.filter(dead=True).order_by("marked_at")[:MOST_LETTERS])
    rows = Node.objects.in_bulk([mark.pk for mark in marks])
    for mark in marks:
        row = rows.get(mark.pk)
        yield Letter(row.title if row else str(mark.pk), row.type if row else "zurückgezogen", mark.error)
