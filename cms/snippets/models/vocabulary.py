"""The words that pages are filed under: topics, target groups, series, criteria, competitions."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields.graphql import Date, Int, Object, Objects, String, Strings
from cms.snippets.validation import refuse_cycle, refuse_reversed_period

from .record import NamedRecord


class Topic(NamedRecord):
    """A topic (Thema). Whoever asks for a topic also finds what is filed under its children."""

    parent = models.ForeignKey(
        "self",
        verbose_name="Oberthema",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="Wer nach dem Oberthema filtert, findet auch alles zu diesem Thema.",
    )
    description = models.TextField(
        "Beschreibung", blank=True, help_text="Ein bis zwei Sätze: was gehört dazu?"
    )
    synonyms = ArrayField(
        models.CharField("Synonym", max_length=80),
        verbose_name="Synonyme",
        blank=True,
        default=list,
        help_text="Andere Wörter für dasselbe, durch Komma getrennt. Die Suche findet sie auch.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("parent"), FieldPanel("slug")], heading="Thema"),
        MultiFieldPanel([FieldPanel("description"), FieldPanel("synonyms")], heading="Bedeutung"),
    ]

    search_fields = [
        *NamedRecord.search_fields,
        index.SearchField("description"),
        index.SearchField("synonyms_text"),
        index.AutocompleteField("synonyms_text"),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("description"),
        Strings("synonyms", description="Other words for the same (Synonyme)."),
        Object("parent", "snippets.Topic", description="The more general topic (Oberthema)."),
        Objects("children", "snippets.Topic", description="More special topics (Unterthemen), by name."),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Thema"
        verbose_name_plural = "Themen"

    def clean(self) -> None:
        super().clean()
        refuse_cycle(self, field="parent", message="Ein Thema kann nicht sein eigenes Oberthema sein.")

    @property
    def synonyms_text(self) -> str:
        return ", ".join(self.synonyms)


class TargetGroup(NamedRecord):
    """Whom something is made for (Zielgruppe)."""

    description = models.TextField("Beschreibung", blank=True)
    position = models.PositiveSmallIntegerField(
        "Reihenfolge", default=0, help_text="Kleine Zahlen stehen oben."
    )

    panels = [FieldPanel("name"), FieldPanel("description"), FieldPanel("position"), FieldPanel("slug")]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("description"),
        Int("position", required=True, description="Editorial order, ascending."),
    ]

    class Meta:
        verbose_name = "Zielgruppe"
        verbose_name_plural = "Zielgruppen"
        ordering = ["position", "name"]


class EventSeries(NamedRecord):
    """Meetings that belong together and are counted (Veranstaltungsreihe)."""

    description = models.TextField("Beschreibung", blank=True)

    panels = [FieldPanel("name"), FieldPanel("description"), FieldPanel("slug")]

    search_fields = [*NamedRecord.search_fields, index.SearchField("description")]

    graphql_fields = [*NamedRecord.graphql_fields, String("description")]

    class Meta(NamedRecord.Meta):
        verbose_name = "Veranstaltungsreihe"
        verbose_name_plural = "Veranstaltungsreihen"


class GoodPracticeCriterion(NamedRecord):
    """By what good practice is judged (Kriterium).

    A changed meaning is a new version, so old judgements keep the wording they were made by.
    """

    description = models.TextField(
        "Erläuterung", help_text="Woran erkennt man, dass das Kriterium erfüllt ist?"
    )
    position = models.PositiveSmallIntegerField(
        "Reihenfolge", default=0, help_text="Kleine Zahlen stehen oben."
    )
    version = models.PositiveSmallIntegerField(
        "Fassung",
        default=1,
        validators=[MinValueValidator(1)],
        help_text="Ändert sich die Bedeutung, bitte eine neue Fassung anlegen, statt diese zu überschreiben.",
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name="Ersetzt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
        help_text="Die vorige Fassung dieses Kriteriums.",
    )
    valid_from = models.DateField("Gilt ab", null=True, blank=True)
    valid_to = models.DateField("Gilt bis", null=True, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("description"), FieldPanel("position"), FieldPanel("slug")],
            heading="Kriterium",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("version"), FieldPanel("replaces")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            ],
            heading="Fassung",
        ),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("description", required=True, description="How to tell that it is fulfilled (Erläuterung)."),
        Int("position", required=True, description="Editorial order, ascending."),
        Int("version", required=True, description="Version of the wording (Fassung), from 1."),
        Object("replaces", "snippets.GoodPracticeCriterion", description="The previous version."),
        Date("valid_from"),
        Date("valid_to"),
    ]

    class Meta:
        verbose_name = "Kriterium guter Praxis"
        verbose_name_plural = "Kriterien guter Praxis"
        ordering = ["position", "name", "-version"]

    def __str__(self) -> str:
        return self.name if self.version == 1 else f"{self.name} (Fassung {self.version})"

    def clean(self) -> None:
        super().clean()
        refuse_cycle(self, field="replaces", message="Ein Kriterium kann nicht sich selbst ersetzen.")
        refuse_reversed_period(self.valid_from, self.valid_to)


class Competition(NamedRecord):
    """A competition in which initiatives win awards (Wettbewerb)."""

    organiser = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Ausgerichtet von",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="competitions",
    )
    website = models.URLField("Internetseite", blank=True)
    description = models.TextField("Beschreibung", blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("organiser"),
        FieldPanel("website"),
        FieldPanel("description"),
        FieldPanel("slug"),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        Object("organiser", "snippets.Organisation"),
        String("website"),
        String("description"),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Wettbewerb"
        verbose_name_plural = "Wettbewerbe"
