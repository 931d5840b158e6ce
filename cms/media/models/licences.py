"""Under which conditions others may use an image, a document or a tool."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields.graphql import Boolean, Identity, String
from cms.fields.identity import Identified


class Licence(Identified, index.Indexed, models.Model):
    """A licence (Lizenz) as lawyers and machines know it."""

    code = models.CharField(
        "Kürzel",
        max_length=40,
        unique=True,
        help_text="Gebräuchliche Kurzform, zum Beispiel „CC-BY-4.0“ oder „DL-DE-BY-2.0“.",
    )
    name = models.CharField("Name", max_length=120, help_text="Voller Name der Lizenz.")
    uri = models.URLField(
        "Adresse des Lizenztextes",
        blank=True,
        help_text="Dauerhafte Internetadresse, unter der der Text der Lizenz steht.",
    )
    attribution = models.CharField(
        "Namensnennung",
        max_length=250,
        blank=True,
        help_text="Wortlaut, den die Lizenz verlangt, zum Beispiel „© GeoBasis-DE / BKG“.",
    )
    allows_adaptation = models.BooleanField(
        "Bearbeitung erlaubt",
        default=False,
        help_text="Andere dürfen das Werk verändern und die veränderte Fassung weitergeben.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("uri")], heading="Lizenz"),
        MultiFieldPanel([FieldPanel("attribution"), FieldPanel("allows_adaptation")], heading="Bedingungen"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("code"),
        index.AutocompleteField("code"),
    ]

    graphql_fields = [
        Identity(),
        String("code", required=True, description="Short form (Kürzel), e.g. CC-BY-4.0."),
        String("name", required=True),
        String("uri", description="Where the text of the licence stands."),
        String("attribution", description="Wording that the licence demands (Namensnennung)."),
        Boolean(
            "allows_adaptation",
            required=True,
            description="May be changed and passed on (Bearbeitung erlaubt).",
        ),
    ]

    class Meta:
        verbose_name = "Lizenz"
        verbose_name_plural = "Lizenzen"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
