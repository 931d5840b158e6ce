"""Where this room joins Wagtail's admin; each hook hands over at once."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.users.models import User

from . import previews
from .buttons import arrange
from .dashboard import GapsPanel, WelcomePanel
from .four_eyes import DIRECT_PUBLICATION, FourEyesRefusal
from .gaps.reports import REPORTS
from .gaps.views import addresses
from .tasks import explain_missing_approval, outcome


@hooks.register("before_publish_page")
def refuse_direct_publication(request: HttpRequest, page: Page) -> None:
    """Only directly below the root does Wagtail get here at all: elsewhere nobody has the permission."""
    raise FourEyesRefusal(DIRECT_PUBLICATION)


@hooks.register("before_edit_page")
def tell_why_not_to_approve(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and (reason := explain_missing_approval(page, request.user)):
        messages.info(request, reason)


@hooks.register("construct_page_action_menu")
def order_buttons(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    arrange(items)


@hooks.register("after_edit_page")
def tell_what_was_approved(request: HttpRequest, page: Page) -> None:
    if request.POST.get("workflow-action-name") == "approve" and (
        result := outcome(Page.objects.get(pk=page.pk))
    ):
        messages.success(request, result)


@hooks.register("construct_homepage_panels")
def welcome(request: HttpRequest, panels: list[Any]) -> None:
    panels += [WelcomePanel(), GapsPanel()]


@hooks.register("register_admin_urls")
def gap_addresses() -> list[URLPattern]:
    return addresses()


@hooks.register("register_admin_urls")
def preview_addresses() -> list[URLPattern]:
    return previews.addresses()


@hooks.register("register_page_header_buttons")
def offer_to_revoke_previews(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if found := previews.button(page, user):
        yield found


@hooks.register("construct_reports_menu")
def gaps_first(request: HttpRequest, items: list[MenuItem]) -> None:
    items += [
        MenuItem(report.title, reverse(report.url_name), icon_name=report.icon, order=position)
        for position, report in enumerate(REPORTS)
    ]


@hooks.register("construct_help_menu")
def drop_links_to_other_sites(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's news and its English handbook lie on foreign servers; we have a guide of our own."""
    items[:] = [item for item in items if not item.url.startswith("http")]


@hooks.register("insert_global_admin_css")
def own_look() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/admin.css"))
