"""How the page explorer lists each type below its index page: what tells its pages apart, with filters."""

from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.viewsets.pages import ExplorableIndexView, PageViewSet
from wagtail.models import Page

from . import models as pages


def _wagtail(*names: str) -> list[BaseColumn]:
    return [column for column in ExplorableIndexView.base_columns if column.name in names]


def _field(model: type[Page], name: str) -> Column:
    """Return a sortable column that shows a field by its label, choices in words."""
    field = model._meta.get_field(name)
    accessor = f"get_{name}_display" if field.choices else name
    # The prefix keeps the column apart from Wagtail's own, such as „status“.
    return Column(f"own_{name}", label=field.verbose_name, accessor=accessor, sort_key=name)


def _date(model: type[Page], name: str) -> DateColumn:
    return DateColumn(
        f"own_{name}", label=model._meta.get_field(name).verbose_name, accessor=name, sort_key=name
    )


def _columns(*own: BaseColumn) -> list[BaseColumn]:
    return [
        *_wagtail("bulk_actions", "title"),
        *own,
        *_wagtail("parent", "latest_revision_created_at", "status"),
    ]


class InitiativeListing(PageViewSet):
    model = pages.InitiativePage
    icon = "group"
    ordering = "title"
    list_display = _columns(
        _field(model, "initiative_type"),
        _field(model, "level"),
        _field(model, "status"),
        _date(model, "confirmed_at"),
    )
    list_filter = ["level", "initiative_type", "status", "meeting_frequency", "brand"]


class GoodPracticeListing(PageViewSet):
    model = pages.GoodPracticePage
    icon = "pick"
    list_display = _columns(_date(model, "period_start"), _date(model, "period_end"))
    list_filter = ["period_start"]


class NewsListing(PageViewSet):
    model = pages.NewsPage
    icon = "doc-full"
    ordering = "-date"
    list_display = _columns(_field(model, "kind"), _date(model, "date"))
    list_filter = ["kind", "date"]


class EventListing(PageViewSet):
    model = pages.EventPage
    icon = "date"
    ordering = "-starts_at"
    list_display = _columns(
        _date(model, "starts_at"), _field(model, "event_type"), _field(model, "event_status")
    )
    list_filter = ["event_type", "event_status", "attendance_mode", "series"]


class ToolboxListing(PageViewSet):
    model = pages.ToolboxItemPage
    icon = "clipboard-list"
    list_display = _columns(
        _field(model, "resource_type"), _field(model, "licence"), _field(model, "edition")
    )
    list_filter = ["resource_type", "adaptable", "licence"]


class ProgrammeListing(PageViewSet):
    model = pages.ProgrammePage
    icon = "calendar-alt"
    list_display = _columns(_date(model, "start"), _date(model, "end"), _field(model, "commissioner"))


class PublicationListing(PageViewSet):
    model = pages.PublicationPage
    icon = "openquote"
    list_display = _columns(_field(model, "kind"), _date(model, "date"), _field(model, "publisher"))
    list_filter = ["kind", "publisher"]


class ServiceOfferListing(PageViewSet):
    model = pages.ServiceOfferPage
    icon = "help"
    list_display = _columns(_field(model, "format"), _field(model, "cost"), _field(model, "coverage"))
    list_filter = ["format", "cost", "coverage"]


LISTINGS = [
    InitiativeListing(),
    GoodPracticeListing(),
    NewsListing(),
    EventListing(),
    ToolboxListing(),
    ProgrammeListing(),
    PublicationListing(),
    ServiceOfferListing(),
]
