"""The reports in the admin: a list with a filter, for every editor to read, filter and take along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import multigetattr

from .lacks import Lack, lacks_in
from .reports import REPORTS


class LackFilter(WagtailFilterSet):
    """Shows only objects that lack one chosen thing."""

    lack = ChoiceFilter(label="Es fehlt", empty_label="Alle")

    def __init__(self, *args: Any, lacks: Sequence[Lack], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(lack.mark, lack.label) for lack in lacks]
        self.filters["lack"].extra["choices"] = choices
        self.filters["lack"].method = _having


def _having(rows: QuerySet[Any], name: str, mark: str) -> QuerySet[Any]:
    return rows.filter(**{mark: True})


class GapsView(ReportView):
    """One report."""

    report = REPORTS[0]
    filterset_class = LackFilter
    list_export = ["shown_title", "shown_lacks"]

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)
        self.page_title, self.header_icon = self.report.title, self.report.icon
        self.index_url_name = self.report.url_name
        self.index_results_url_name = f"{self.report.url_name}_results"
        self.export_filename = self.report.code
        self.export_headings = {"shown_title": self.report.what, "shown_lacks": "Es fehlt"}
        self.columns = [
            TitleColumn("shown_title", label=self.report.what, get_url=self.report.edited_at),
            Column("shown_lacks", label="Es fehlt"),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        return self.report.rows()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "queryset": self.report.rows(), "lacks": self.report.lacks}

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        for row in object_list:
            row.shown_title = multigetattr(row, self.report.titles)
            row.shown_lacks = ", ".join(lacks_in(row, self.report.lacks))
        return object_list


def addresses() -> list[URLPattern]:
    """Return the address of each report, and that of its results alone."""
    return [
        path(f"berichte/luecken/{report.code}/{part}", view, name=f"{report.url_name}{name}")
        for report in REPORTS
        for part, name, view in (
            ("", "", GapsView.as_view(report=report)),
            ("liste/", "_results", GapsView.as_view(report=report, results_only=True)),
        )
    ]
