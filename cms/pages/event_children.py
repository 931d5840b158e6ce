"""What an event consists of: its talks, their slides, and the documentation."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from cms.fields.graphql import Enum, Object, Objects, String, Strings

from .event_choices import TalkKind
from .files import TitledDocument
from .values import lines


class Talk(ClusterableModel, Orderable):
    """An item of the programme (Programmpunkt)."""

    page = ParentalKey("pages.EventPage", on_delete=models.CASCADE, related_name="talks")
    kind = models.CharField(
        "Art", max_length=10, choices=TalkKind, default=TalkKind.TALK, help_text="Art des Beitrags."
    )
    title = models.CharField("Titel", max_length=255, help_text="Wie der Beitrag angekündigt ist.")
    speakers = models.TextField(
        "Vortragende",
        blank=True,
        help_text="Funktion und Organisation, eine Zeile je Person. Namen nur mit Einwilligung.",
    )
    initiative = models.ForeignKey(
        "pages.InitiativePage",
        verbose_name="Initiative",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Initiative, die sich hier vorstellt.",
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("speakers"),
        FieldPanel("initiative"),
        InlinePanel("presentations", heading="Unterlagen", label="Unterlage"),
    ]

    graphql_fields = [
        Enum("kind", TalkKind, required=True),
        String("title", required=True),
        Strings(
            "speakers", source="speaker_list", description="Function and organisation, one entry a person."
        ),
        Object("initiative", "pages.InitiativePage"),
        Objects("presentations", "pages.TalkPresentation", description="Unterlagen."),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Programmpunkt"
        verbose_name_plural = "Programmpunkte"

    def __str__(self) -> str:
        return self.title

    @property
    def speaker_list(self) -> list[str]:
        return lines(self.speakers)


class TalkPresentation(TitledDocument):
    """Slides or handout of a talk (Unterlage)."""

    talk = ParentalKey("pages.Talk", on_delete=models.CASCADE, related_name="presentations")

    class Meta(TitledDocument.Meta):
        abstract = False
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"


class EventDocument(TitledDocument):
    """A document about the event as a whole (Dokumentation)."""

    page = ParentalKey("pages.EventPage", on_delete=models.CASCADE, related_name="documentation")

    class Meta(TitledDocument.Meta):
        abstract = False
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumentation"
