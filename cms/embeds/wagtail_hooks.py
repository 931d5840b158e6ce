"""Where this room joins Wagtail's admin."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.pages.models import InitiativePage


@hooks.register("register_page_header_buttons")
def embed_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the code that shows a public initiative on other sites."""
    initiative = page.specific_deferred
    if isinstance(initiative, InitiativePage) and page.live:
        chosen = urlencode({"kind": "initiative", "id": initiative.uuid})
        yield Button(
            "Einbetten",
            url=f"{reverse('embed_docs')}?{chosen}",
            icon_name="code",
            attrs={"target": "_blank", "rel": "noopener"},
            priority=60,
        )
