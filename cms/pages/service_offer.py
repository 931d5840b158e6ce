"""Service offers: advice, coaching and training for initiatives."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from cms.fields.graphql import Enum, Object, Objects, String

from .base import PageWithBody
from .choices import Cost
from .panels import page_tabs


class ServiceFormat(models.TextChoices):
    ADVICE = "ADVICE", "Beratung"
    COACHING = "COACHING", "Coaching"
    TRAINING = "TRAINING", "Schulung"
    WORKSHOP = "WORKSHOP", "Workshop"
    MODERATION = "MODERATION", "Moderation"
    NETWORKING = "NETWORKING", "Vernetzung"
    INFORMATION = "INFORMATION", "Information"


class ServiceCoverage(models.TextChoices):
    NATIONWIDE = "NATIONWIDE", "Bundesweit"
    STATE = "STATE", "Landesweit"
    REGIONAL = "REGIONAL", "Regional"


class ServiceOfferPage(PageWithBody):
    """Something the service does for initiatives (Angebot)."""

    format = models.CharField(
        "Form", max_length=11, choices=ServiceFormat, blank=True, help_text="Form des Angebots."
    )
    cost = models.CharField("Kosten", max_length=11, choices=Cost, blank=True, help_text="Für die Nutzenden.")
    coverage = models.CharField(
        "Verfügbarkeit",
        max_length=10,
        choices=ServiceCoverage,
        blank=True,
        help_text="Wo es das Angebot gibt.",
    )
    duration = models.CharField(
        "Dauer", max_length=120, blank=True, help_text="Zum Beispiel „zwei halbe Tage“."
    )
    contact = models.ForeignKey(
        "snippets.ContactPoint",
        verbose_name="Ansprechstelle",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Funktion mit Funktionsadresse, keine Privatperson.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Enum("format", ServiceFormat),
        Enum("cost", Cost),
        Enum("coverage", ServiceCoverage),
        String("duration", description="Dauer."),
        Objects("steps", "pages.ServiceStep", description="Ablauf."),
        Object("contact", "snippets.ContactPoint"),
    ]

    parent_page_types = ["pages.ServiceIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[InlinePanel("steps", heading="Ablauf", label="Schritt"), FieldPanel("body")],
        facts=[
            FieldRowPanel([FieldPanel("format"), FieldPanel("cost")]),
            FieldRowPanel([FieldPanel("coverage"), FieldPanel("duration")]),
        ],
        contact=[FieldPanel("contact")],
    )

    class Meta:
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"


class ServiceStep(Orderable):
    """A step on the way to a service (Schritt)."""

    page = ParentalKey("pages.ServiceOfferPage", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField("Schritt", max_length=120, help_text="Zum Beispiel „Erstgespräch“.")
    text = models.TextField("Beschreibung", blank=True, help_text="Was in diesem Schritt geschieht.")

    graphql_fields = [String("title", required=True), String("text")]

    class Meta(Orderable.Meta):
        verbose_name = "Schritt"
        verbose_name_plural = "Schritte"

    def __str__(self) -> str:
        return self.title
