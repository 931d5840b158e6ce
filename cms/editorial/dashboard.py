"""What people see first: how a page gets published here, where to begin, and what is still missing."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component

from cms.pages.indexes import IndexPage
from cms.pages.models import HomePage

from .gaps.reports import REPORTS


class WelcomePanel(Component):
    """The four steps from a draft to a public page, and a shortcut to each kind of page."""

    name = "welcome"
    template_name = "editorial/welcome.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return {"indexes": home.get_children().type(*IndexPage.__subclasses__()) if home else []}


class GapsPanel(Component):
    """How much each report has to tell."""

    name = "gaps"
    template_name = "editorial/gaps.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        counts = [(report, report.rows().count()) for report in REPORTS]
        return {"counts": [(report, count) for report, count in counts if count]}
