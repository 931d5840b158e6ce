"""How records are listed, filtered and searched in the admin."""

from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.media.models import Licence

from .models import (
    Competition,
    ContactPoint,
    DialogueFormat,
    EventSeries,
    GoodPracticeCriterion,
    Organisation,
    Person,
    Region,
    RegionKind,
    TargetGroup,
    Topic,
)


class RegionFilters(WagtailFilterSet):
    """By kind, and by Land: offering all districts as parents would be a list of hundreds."""

    parent = ModelChoiceFilter(
        label="Liegt in", queryset=Region.objects.filter(kind__in=[RegionKind.FEDERATION, RegionKind.STATE])
    )

    class Meta:
        model = Region
        fields = ["kind", "parent"]


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "site"
    list_display = ["name", "kind", "parent", "iso_code", "ags"]
    filterset_class = RegionFilters
    list_per_page = 50
    ordering = ["name"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "short_name", "organisation_type", "website"]
    list_filter = ["organisation_type"]
    list_per_page = 50


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "parent", "synonyms_text"]
    list_filter = ["parent"]


class TargetGroupViewSet(SnippetViewSet):
    model = TargetGroup
    icon = "user"
    list_display = ["name", "position"]


class DialogueFormatViewSet(SnippetViewSet):
    model = DialogueFormat
    icon = "openquote"
    list_display = ["name", "duration", "group_size_min", "group_size_max"]


class EventSeriesViewSet(SnippetViewSet):
    model = EventSeries
    icon = "calendar"
    list_display = ["name"]


class GoodPracticeCriterionViewSet(SnippetViewSet):
    model = GoodPracticeCriterion
    icon = "tasks"
    list_display = ["name", "position", "version", "valid_from", "valid_to"]


class ContactPointViewSet(SnippetViewSet):
    model = ContactPoint
    icon = "mail"
    list_display = ["name", "role", "organisation", "email"]
    list_filter = ["organisation"]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "role", "organisation", "consent_given_on", "consent_withdrawn_on"]
    list_filter = ["consent_scope"]


class CompetitionViewSet(SnippetViewSet):
    model = Competition
    icon = "pick"
    list_display = ["name", "organiser", "website"]


class LicenceViewSet(SnippetViewSet):
    model = Licence
    icon = "lock-open"
    list_display = ["code", "name", "allows_adaptation"]
    list_filter = ["allows_adaptation"]


class RecordsViewSetGroup(SnippetViewSetGroup):
    """All records under one entry of the main menu."""

    menu_label = "Stammdaten"
    menu_name = "records"
    menu_icon = "list-ul"
    menu_order = 250
    items = (
        RegionViewSet,
        OrganisationViewSet,
        ContactPointViewSet,
        PersonViewSet,
        TopicViewSet,
        TargetGroupViewSet,
        DialogueFormatViewSet,
        EventSeriesViewSet,
        GoodPracticeCriterionViewSet,
        CompetitionViewSet,
        LicenceViewSet,
    )
