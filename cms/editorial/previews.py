"""Previews that were passed on: whoever holds the address sees one state of a draft, until it is revoked.

The preview button stores that state with its token (wagtail-headless-preview); without it the token opens
nothing.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

from cms.users.models import User

LABEL = "Vorschau-Adressen widerrufen"


def revoke_previews(page: Page) -> int:
    """Make every token of ``page`` worthless; return how many there were."""
    return PagePreview.objects.filter(token__startswith=f"id={page.pk}:").delete()[0]


def addresses() -> list[URLPattern]:
    return [path("pages/<int:page_id>/vorschau-widerrufen/", revoke, name="revoke_previews")]


def button(page: Page, user: User) -> Button | None:
    """The way to ``revoke`` from the page's menu, for those who may edit it."""
    if not page.permissions_for_user(user).can_edit():
        return None
    return Button(LABEL, reverse("revoke_previews", args=[page.pk]), icon_name="view", priority=60)


def revoke(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask once, then make all addresses of the page's previews worthless."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "editorial/revoke_previews.html", {"page": page, "label": LABEL})
    messages.success(request, _told(revoke_previews(page)))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _told(revoked: int) -> str:
    if not revoked:
        return "Zu dieser Seite gab es keine Vorschau-Adressen."
    return "Alle bisherigen Adressen der Vorschau dieser Seite zeigen nichts mehr."
