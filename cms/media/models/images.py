"""The image as editors keep it, and the sizes computed from it."""

import secrets
from pathlib import PurePosixPath
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.models import ImageQuerySet as SearchableImages
from wagtail.search import index

from cms.fields.graphql import Boolean, ByPreset, Identity, Int, Object, String
from cms.fields.identity import Identified
from cms.fields.slugs import german_slug
from cms.media.metadata import PublicFilter
from cms.media.presets import ImagePreset, ImageRendition, rendition

_BLANK = r"^\s*$"


class ImageQuerySet(SearchableImages):
    """Images, and those of them that may be shown."""

    def public(self) -> Self:
        """Leave out what ``missing_for_publication`` objects to."""
        described = models.Q(is_decorative=True) | ~models.Q(alt_text__regex=_BLANK)
        return self.filter(described).exclude(credit__regex=_BLANK)


class Image(Identified, AbstractImage):
    """A picture (Bild) in named sizes; the original file is never public."""

    alt_text = models.CharField(
        "Alternativtext",
        max_length=250,
        blank=True,
        help_text=(
            "Was ist zu sehen, und was sagt das Bild an dieser Stelle aus? Wird Menschen vorgelesen, "
            "die das Bild nicht sehen. Bitte nicht mit „Bild von“ beginnen."
        ),
    )
    is_decorative = models.BooleanField(
        "Nur Schmuck",
        default=False,
        help_text="Das Bild trägt keine Information. Vorleseprogramme überspringen es.",
    )
    credit = models.CharField(
        "Bildnachweis",
        max_length=250,
        blank=True,
        help_text="Urheberin oder Urheber und Quelle, so wie der Nachweis erscheinen soll. "
        "Pflicht vor der Veröffentlichung.",
    )
    licence = models.ForeignKey(
        "media.Licence",
        verbose_name="Lizenz",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="images",
        help_text="Leer lassen, wenn die Nutzungsrechte nur uns eingeräumt wurden.",
    )
    source_url = models.URLField(
        "Fundstelle", blank=True, help_text="Internetadresse, unter der das Bild ursprünglich erschienen ist."
    )

    objects = ImageQuerySet.as_manager()

    # Redeclared because Wagtail's own, unused model of the same name claims the same reverse accessors.
    tags = TaggableManager(
        verbose_name="Schlagwörter",
        blank=True,
        help_text="Nur zum Wiederfinden hier.",
        related_name="media_images",
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

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "is_decorative",
        "credit",
        "licence",
        "source_url",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt_text"),
        index.SearchField("credit"),
        index.FilterField("is_decorative"),
        index.FilterField("licence"),
    ]

    graphql_fields = [
        Identity(),
        String("title", required=True),
        String("alt", description="Alternative text (Alternativtext); null when the image is decorative."),
        Boolean("is_decorative", required=True, description='Carries no information (nur Schmuck): alt="".'),
        String("credit", description="Creator and source (Bildnachweis), to be shown next to the image."),
        Object("licence", "media.Licence"),
        String("source_url", description="Where the image first appeared (Fundstelle)."),
        String("description", description="What the image shows, at length (Beschreibung)."),
        Int("width", required=True, description="Pixels of the original."),
        Int("height", required=True, description="Pixels of the original."),
        ByPreset(
            "image",
            ImageRendition,
            ImagePreset,
            ImagePreset.CARD,
            source="in_preset",
            description="The image in one of the named sizes.",
        ),
    ]
    graphql_interfaces = ("cms.fields.interfaces.Node",)

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"
        permissions = [("choose_image", "Kann Bilder auswählen")]

    def clean(self) -> None:
        super().clean()
        if self.is_decorative and self.alt_text:
            raise ValidationError(
                {
                    "is_decorative": "Ein Schmuckbild hat keinen Alternativtext. "
                    "Bitte entscheiden Sie sich für eines."
                }
            )

    @property
    def alt(self) -> str:
        return "" if self.is_decorative else self.alt_text

    @property
    def default_alt_text(self) -> str:
        return self.alt

    def in_preset(self, preset: str) -> ImageRendition:
        return rendition(self, preset)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002
        return super().generate_rendition_file(PublicFilter(spec=filter.spec), source=source)

    def get_upload_to(self, filename: str) -> str:
        """Put an unguessable part first; the names of all computed sizes derive from it."""
        path = PurePosixPath(filename)
        stem = german_slug(path.stem, max_length=40)
        return f"original_images/{secrets.token_hex(8)}-{stem}{path.suffix.lower()}"


class Rendition(AbstractRendition):
    """One computed size of an image."""

    image = models.ForeignKey(Image, verbose_name="Bild", related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "Bildgröße"
        verbose_name_plural = "Bildgrößen"
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="media_rendition_once"
            )
        ]


def missing_for_publication(image: Image) -> list[str]:
    """Say in German what keeps ``image`` off a public page; an empty list means that nothing does."""
    missing = []
    if not image.is_decorative and not image.alt_text.strip():
        missing.append(f"Dem Bild „{image.title}“ fehlt der Alternativtext.")
    if not image.credit.strip():
        missing.append(f"Dem Bild „{image.title}“ fehlt der Bildnachweis.")
    return missing
