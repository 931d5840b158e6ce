"""Legal pages: what the law wants on every public website."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.fields.graphql import Enum

from .base import PageWithBody
from .panels import page_tabs


class LegalKind(models.TextChoices):
    IMPRINT = "IMPRINT", "Impressum"
    PRIVACY = "PRIVACY", "Datenschutzerklärung"
    ACCESSIBILITY = "ACCESSIBILITY", "Erklärung zur Barrierefreiheit"
    IMAGE_CREDITS = "IMAGE_CREDITS", "Bildnachweis"
    TERMS_OF_USE = "TERMS_OF_USE", "Nutzungsbedingungen"


class LegalPage(PageWithBody):
    """A legal page (rechtliche Angaben); one of each kind and language."""

    kind = models.CharField(
        "Art", max_length=13, choices=LegalKind, help_text="Jede Art gibt es je Sprache einmal."
    )

    graphql_fields = [*PageWithBody.graphql_fields, Enum("kind", LegalKind)]

    page_description = "Impressum, Datenschutz, Barrierefreiheit, Bildnachweis: jede Art einmal je Sprache."
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(content=[FieldPanel("kind"), FieldPanel("body")])

    class Meta:
        verbose_name = "Rechtliche Angaben"
        verbose_name_plural = "Rechtliche Angaben"

    def clean(self) -> None:
        super().clean()
        others = LegalPage.objects.exclude(pk=self.pk).exclude(alias_of_id__isnull=False)
        if self.kind and others.filter(kind=self.kind, locale_id=self.locale_id).exists():
            raise ValidationError(
                {"kind": f"Die Seite „{self.get_kind_display()}“ gibt es in dieser Sprache schon."}
            )
