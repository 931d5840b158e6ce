"""Where the search joins Wagtail's admin and the GraphQL schema."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from cms.graphql.roots import HOOK

from .graphql import root
from .status_page import NAME, PERMISSION, StatusView
from .viewsets import WordsViewSetGroup

hooks.register(HOOK, root)
register_snippet(WordsViewSetGroup)


class StatusMenuItem(MenuItem):
    """Shown to whoever may run the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def status_address() -> list[URLPattern]:
    return [path("suche/zustand/", StatusView.as_view(), name=NAME)]


@hooks.register("register_reports_menu_item")
def status_menu_item() -> MenuItem:
    return StatusMenuItem("Suche – Zustand", reverse(NAME), icon_name="search", order=900)
