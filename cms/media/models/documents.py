"""A file to download, together with everything one wants to know before downloading it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from cms.fields.graphql import Boolean, Identity, Int, Object, String, Value
from cms.fields.identity import Identified
from cms.media.facts import FileFacts, UnreadableFile, file_facts
from cms.media.filetypes import extension, validate_document


@dataclass(frozen=True)
class DocumentAccessibility:
    """How well people with disabilities can read a PDF (Barrierefreiheit); measured in the file."""

    tagged: bool
    has_title: bool
    language: str

    graphql_fields = [
        Boolean("tagged", required=True, description="Has a reading structure (Tags)."),
        Boolean("has_title", required=True, description="Names its title in the file properties."),
        String("language", description="Language declared in the file, BCP 47."),
    ]


class Document(Identified, AbstractDocument):
    """A document (Dokument): a file with its facts. The facts are measured whenever the file changes."""

    file = models.FileField("Datei", upload_to="documents", validators=[validate_document])
    language = models.CharField(
        "Sprache",
        max_length=35,
        blank=True,
        validators=[
            RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "Bitte ein Sprachkürzel wie „de“ oder „en“.")
        ],
        help_text="Sprachkürzel, zum Beispiel „de“, „en“ oder „de-simple“. "
        "Bleibt das Feld leer, gilt die Angabe im PDF.",
    )
    edition = models.CharField(
        "Ausgabe",
        max_length=80,
        blank=True,
        help_text="Auflage oder Stand, zum Beispiel „2. Auflage, März 2017“.",
    )
    licence = models.ForeignKey(
        "media.Licence",
        verbose_name="Lizenz",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
        help_text="Leer lassen, wenn das Dokument nur gelesen, aber nicht weiterverwendet werden darf.",
    )
    media_type = models.CharField("Dateityp", max_length=100, blank=True, editable=False)
    sha256 = models.CharField("Prüfsumme (SHA-256)", max_length=64, blank=True, editable=False)
    pages = models.PositiveIntegerField("Seiten", null=True, blank=True, editable=False)
    is_tagged = models.BooleanField("PDF mit Lesestruktur", null=True, editable=False)
    has_file_title = models.BooleanField("PDF nennt seinen Titel", null=True, editable=False)
    file_language = models.CharField("Sprache laut Datei", max_length=35, blank=True, editable=False)

    # Redeclared because Wagtail's own, unused model of the same name claims the same reverse accessors.
    tags = TaggableManager(
        verbose_name="Schlagwörter",
        blank=True,
        help_text="Nur zum Wiederfinden hier.",
        related_name="media_documents",
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Hochgeladen von",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    admin_form_fields = ("title", "file", "language", "edition", "licence", "collection", "tags")

    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("edition"),
        index.FilterField("media_type"),
        index.FilterField("language"),
        index.FilterField("is_tagged"),
    ]

    graphql_fields = [
        Identity(),
        String("title", required=True),
        String("url", required=True, description="Path of the download, without the host."),
        String("media_type", description="Media type, recognised from the content (Dateityp)."),
        Int("byte_size", source="file_size"),
        Int("pages", description="Pages or slides (Seiten); null where the format has none."),
        String("language", description="BCP 47 language tag."),
        String("edition", description="Edition or as-of date (Ausgabe)."),
        Object("licence", "media.Licence"),
        String("sha256", description="Fingerprint of the file, hexadecimal."),
        Value(
            "accessibility",
            DocumentAccessibility,
            description="Measured in PDF files; null for other formats.",
        ),
    ]
    graphql_interfaces = ("cms.fields.interfaces.Node",)

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"
        permissions = [("choose_document", "Kann Dokumente auswählen")]

    @property
    def accessibility(self) -> DocumentAccessibility | None:
        if self.is_tagged is None or self.has_file_title is None:
            return None
        return DocumentAccessibility(self.is_tagged, self.has_file_title, self.file_language)

    def clean(self) -> None:
        super().clean()
        if self._file_is_new:
            try:
                self._measure()
            except UnreadableFile as error:
                raise ValidationError(
                    {"file": "Die Datei ist beschädigt oder mit einem Kennwort geschützt."}, code="unreadable"
                ) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._file_is_new or (self.file and not self.sha256):
            self._note(self._measure())
        super().save(*args, **kwargs)

    @property
    def _file_is_new(self) -> bool:
        return bool(self.file) and not self.file._committed  # type: ignore[attr-defined]

    def _measure(self) -> FileFacts:
        with self.open_file() as file:
            facts = file_facts(file, extension(self.filename))
            file.seek(0)
        return facts

    def _note(self, facts: FileFacts) -> None:
        self.media_type, self.file_size, self.sha256 = facts.media_type, facts.byte_size, facts.sha256
        self.pages, self.is_tagged, self.has_file_title = facts.pages, facts.tagged, facts.has_title
        self.file_language = facts.language
        self.language = self.language or facts.language
