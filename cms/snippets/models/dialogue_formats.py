"""How people come to talk: methods of dialogue, described so that others can use them."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.fields.graphql import Html, Int, String

from .record import NamedRecord

# No links: a record has no route of its own, and text that names a hidden page must not travel with it.
_PLAIN_FEATURES = ["bold", "italic", "ol", "ul"]


class DialogueFormat(NamedRecord):
    """A method of dialogue (Dialogformat) such as the world café."""

    summary = models.CharField(
        "Kurzbeschreibung", max_length=300, blank=True, help_text="Ein Satz: wofür eignet sich das Format?"
    )
    description = RichTextField("Beschreibung", blank=True, features=_PLAIN_FEATURES)
    duration = models.CharField(
        "Dauer", max_length=80, blank=True, help_text="Zum Beispiel „2 bis 3 Stunden“."
    )
    group_size_min = models.PositiveSmallIntegerField(
        "Teilnehmende, mindestens", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    group_size_max = models.PositiveSmallIntegerField(
        "Teilnehmende, höchstens", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    material = RichTextField(
        "Material und Raum", blank=True, features=_PLAIN_FEATURES, help_text="Was muss bereitstehen?"
    )
    how_to = RichTextField("Ablauf", blank=True, features=_PLAIN_FEATURES, help_text="Schritt für Schritt.")

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("summary"), FieldPanel("description"), FieldPanel("slug")],
            heading="Format",
        ),
        MultiFieldPanel(
            [
                FieldPanel("duration"),
                FieldRowPanel([FieldPanel("group_size_min"), FieldPanel("group_size_max")]),
                FieldPanel("material"),
                FieldPanel("how_to"),
            ],
            heading="Durchführung",
        ),
    ]

    search_fields = [
        *NamedRecord.search_fields,
        index.SearchField("summary"),
        index.SearchField("description"),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("summary", description="One sentence (Kurzbeschreibung)."),
        Html("description", description="HTML without links."),
        String("duration", description="In words (Dauer)."),
        Int("group_size_min", description="Fewest participants."),
        Int("group_size_max", description="Most participants."),
        Html("material", description="What has to be at hand (Material und Raum), HTML without links."),
        Html("how_to", description="Step by step (Ablauf), HTML without links."),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Dialogformat"
        verbose_name_plural = "Dialogformate"

    def clean(self) -> None:
        super().clean()
        if self.group_size_min and self.group_size_max and self.group_size_max < self.group_size_min:
            raise ValidationError(
                {"group_size_max": "Die höchste Zahl der Teilnehmenden liegt unter der niedrigsten."},
                code="group_size",
            )
