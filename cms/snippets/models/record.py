"""What all records have in common: a name, an address in the vocabulary, and a lifelong identity."""

from typing import Any, ClassVar

from django.db import models
from wagtail.search import index

from cms.fields.graphql import Declaration, Identity, String
from cms.fields.identity import Identified
from cms.fields.slugs import free_slug, german_slug


class NamedRecord(Identified, index.Indexed, models.Model):
    """A record with a name and a slug; filters in the interface name records by their slug."""

    name = models.CharField("Name", max_length=160)
    slug = models.SlugField(
        "Kurzadresse",
        max_length=100,
        unique=True,
        blank=True,
        help_text=(
            "Nur Kleinbuchstaben, Ziffern und Bindestriche. "
            "Bleibt das Feld leer, bilden wir sie aus dem Namen. "
            "Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf."
        ),
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
    ]

    graphql_fields: ClassVar[list[Declaration]] = [
        Identity(),
        String("name", required=True),
        String("slug", required=True, description="Stable, readable key for filters."),
    ]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            others = type(self)._default_manager.exclude(pk=self.pk)
            self.slug = free_slug(german_slug(self.name) or "eintrag", others)
        super().save(*args, **kwargs)
