"""Publications: studies, reports and brochures with their files."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from cms.fields.graphql import Date, Enum, Object, Objects, String

from .base import PageWithBody
from .files import FileInVariant
from .panels import many, page_tabs


class PublicationKind(models.TextChoices):
    STUDY = "STUDY", "Studie"
    REPORT = "REPORT", "Bericht"
    BROCHURE = "BROCHURE", "Broschüre"
    FLYER = "FLYER", "Faltblatt"
    POSITION_PAPER = "POSITION_PAPER", "Positionspapier"
    STATISTICS = "STATISTICS", "Statistik"


class PublicationPage(PageWithBody):
    """A publication (Veröffentlichung)."""

    kind = models.CharField(
        "Art", max_length=14, choices=PublicationKind, help_text="Art der Veröffentlichung."
    )
    date = models.DateField("Erschienen am", null=True, blank=True, help_text="Tag des Erscheinens.")
    publisher = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Herausgeber",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wer die Veröffentlichung herausgibt.",
    )
    edition = models.CharField("Auflage", max_length=80, blank=True, help_text="Zum Beispiel „2. Auflage“.")
    licence = models.ForeignKey(
        "media.Licence",
        verbose_name="Lizenz",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Unter welchen Bedingungen andere sie nutzen dürfen.",
    )
    initiatives = ParentalManyToManyField(
        "pages.InitiativePage",
        verbose_name="Initiativen",
        blank=True,
        related_name="+",
        help_text="Initiativen, von denen sie handelt.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Enum("kind", PublicationKind),
        Date("date", description="Erscheinungsdatum."),
        Object("publisher", "snippets.Organisation", description="Herausgeber."),
        String("edition", description="Auflage."),
        Object("licence", "media.Licence"),
        Objects("files", "pages.PublicationFile", description="Dateien."),
        Objects("initiatives", "pages.InitiativePage"),
    ]

    parent_page_types = ["pages.PublicationIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[InlinePanel("files", heading="Dateien", label="Datei"), FieldPanel("body")],
        facts=[
            FieldRowPanel([FieldPanel("date"), FieldPanel("edition")]),
            FieldPanel("publisher"),
            FieldPanel("licence"),
        ],
        classification=[FieldPanel("kind")],
        relations=[many("initiatives")],
    )

    class Meta:
        verbose_name = "Veröffentlichung"
        verbose_name_plural = "Veröffentlichungen"


class PublicationFile(FileInVariant):
    """A file of a publication (Datei)."""

    page = ParentalKey("pages.PublicationPage", on_delete=models.CASCADE, related_name="files")

    class Meta(FileInVariant.Meta):
        abstract = False
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"
