"""What people see first: how a page gets published here, and where to begin."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component

from cms.pages.indexes import IndexPage
from cms.pages.models import HomePage


class WelcomePanel(Component):
    """The four steps from a draft to a public page, and a shortcut to each kind of page."""

    name = "welcome"
    template_name = "editorial/welcome.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return {"indexes": home.get_children().type(*IndexPage.__subclasses__()) if home else []}
