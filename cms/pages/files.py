"""Documents that belong to a page, as rows an editor can order."""

from django.db import models
from wagtail.models import Orderable

from cms.fields.graphql import Enum, Object, String

from .choices import FileVariant

LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("en", "Englisch"),
    ("fr", "Französisch"),
]


class TitledDocument(Orderable):
    """A document under the title it bears on this page."""

    title = models.CharField(
        "Titel", max_length=255, blank=True, help_text="Leer lassen, wenn der Titel des Dokuments passt."
    )
    document = models.ForeignKey(
        "media.Document",
        verbose_name="Dokument",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Aus der Dokumentensammlung.",
    )

    graphql_fields = [
        String("title", description="Title on this page; null where the document's own title serves."),
        Object("document", "media.Document"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or str(self.document)


class FileInVariant(Orderable):
    """One of several variants of the same content: accessible, editable, for print, in another language."""

    variant = models.CharField(
        "Fassung",
        max_length=15,
        choices=FileVariant,
        default=FileVariant.ACCESSIBLE_PDF,
        help_text="Wofür diese Datei gedacht ist.",
    )
    language = models.CharField(
        "Sprache", max_length=9, choices=LANGUAGES, default="de", help_text="Sprache der Datei."
    )
    document = models.ForeignKey(
        "media.Document",
        verbose_name="Dokument",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Aus der Dokumentensammlung.",
    )

    graphql_fields = [
        Enum("variant", FileVariant, required=True),
        String("language", required=True, description="BCP 47 language tag."),
        Object("document", "media.Document"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_variant_display()}: {self.document}"
