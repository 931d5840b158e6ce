"""Programmes: public support over a span of time, tried out in model regions."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from cms.fields.graphql import Date, Enum, Object, Objects, String

from .base import PageWithBody
from .choices import InitiativeLevel
from .panels import many, page_tabs
from .validation import Errors, end_before_start, merged


class ProgrammePage(PageWithBody):
    """A programme with model regions (Programm)."""

    start = models.DateField("Beginn", null=True, blank=True, help_text="Erster Tag des Programms.")
    end = models.DateField(
        "Ende", null=True, blank=True, help_text="Letzter Tag; leer, solange es offen ist."
    )
    commissioner = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Auftraggeber",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="In wessen Auftrag das Programm läuft.",
    )
    contractors = ParentalManyToManyField(
        "snippets.Organisation",
        verbose_name="Auftragnehmer",
        blank=True,
        related_name="+",
        help_text="Wer das Programm durchführt.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Date("start"),
        Date("end"),
        Object("commissioner", "snippets.Organisation", description="Auftraggeber."),
        Objects("contractors", "snippets.Organisation", description="Auftragnehmer."),
        Objects("goals", "pages.ProgrammeGoal", description="Ziele."),
        Objects("model_regions", "pages.ModelRegion", description="Modellregionen."),
    ]

    parent_page_types = ["pages.ProgrammeIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")], heading="Laufzeit"),
            InlinePanel("goals", heading="Ziele", label="Ziel"),
            FieldPanel("body"),
        ],
        relations=[
            FieldPanel("commissioner"),
            many("contractors"),
            InlinePanel("model_regions", heading="Modellregionen", label="Modellregion"),
        ],
    )

    class Meta:
        verbose_name = "Programm"
        verbose_name_plural = "Programme"

    def publication_errors(self) -> Errors:
        return merged(super().publication_errors(), end_before_start("end", self.start, self.end))


class ProgrammeGoal(Orderable):
    """A goal of a programme (Ziel)."""

    page = ParentalKey("pages.ProgrammePage", on_delete=models.CASCADE, related_name="goals")
    text = models.CharField("Ziel", max_length=500, help_text="Ein Ziel in einem Satz.")

    graphql_fields = [String("text", required=True)]

    class Meta(Orderable.Meta):
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"

    def __str__(self) -> str:
        return self.text


class ModelRegion(ClusterableModel, Orderable):
    """A region in which a programme is tried out (Modellregion)."""

    page = ParentalKey("pages.ProgrammePage", on_delete=models.CASCADE, related_name="model_regions")
    region = models.ForeignKey(
        "snippets.Region",
        verbose_name="Region",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Land, Kreis oder zusammengesetzte Region.",
    )
    initiative = models.ForeignKey(
        "pages.InitiativePage",
        verbose_name="Initiative",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Die Initiative, die das Programm in der Region trägt.",
    )
    level = models.CharField(
        "Ebene",
        max_length=12,
        choices=InitiativeLevel,
        blank=True,
        help_text="Ebene der Modellregion im Programm.",
    )
    events = ParentalManyToManyField(
        "pages.EventPage",
        verbose_name="Veranstaltungen",
        blank=True,
        related_name="+",
        help_text="Veranstaltungen des Programms in dieser Region.",
    )

    panels = [FieldPanel("region"), FieldPanel("initiative"), FieldPanel("level"), many("events")]

    graphql_fields = [
        Object("region", "snippets.Region"),
        Object("initiative", "pages.InitiativePage"),
        Enum("level", InitiativeLevel),
        Objects("events", "pages.EventPage"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Modellregion"
        verbose_name_plural = "Modellregionen"

    def __str__(self) -> str:
        return str(self.region)
