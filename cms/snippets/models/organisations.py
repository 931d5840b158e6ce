"""Who takes part: ministries, chambers, unions, companies, and what they were called when."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.fields.graphql import Date, Enum, Object, Objects, String
from cms.snippets.validation import refuse_cycle, refuse_reversed_period

from .record import NamedRecord


class OrganisationType(models.TextChoices):
    """What sort of organisation it is."""

    MINISTRY = "MINISTRY", "Ministerium"
    AGENCY = "AGENCY", "Behörde oder Agentur"
    MUNICIPALITY = "MUNICIPALITY", "Kommune"
    BUSINESS_DEVELOPMENT = "BUSINESS_DEVELOPMENT", "Wirtschaftsförderung"
    CHAMBER = "CHAMBER", "Kammer"
    ASSOCIATION = "ASSOCIATION", "Verband oder Verein"
    UNION = "UNION", "Gewerkschaft"
    COMPANY = "COMPANY", "Unternehmen"
    UNIVERSITY = "UNIVERSITY", "Hochschule"
    RESEARCH_INSTITUTE = "RESEARCH_INSTITUTE", "Forschungseinrichtung"
    FOUNDATION = "FOUNDATION", "Stiftung"
    NETWORK = "NETWORK", "Netzwerk oder Bündnis"
    OTHER = "OTHER", "Sonstige"


class Organisation(NamedRecord, ClusterableModel):
    """An organisation (Organisation) under its present name."""

    short_name = models.CharField(
        "Kurzname", max_length=60, blank=True, help_text="Zum Beispiel „BMWK“ oder „DIHK“."
    )
    organisation_type = models.CharField("Art", max_length=30, choices=OrganisationType.choices)
    website = models.URLField("Internetseite", blank=True)
    logo = models.ForeignKey(
        "media.Image", verbose_name="Logo", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    predecessor = models.ForeignKey(
        "self",
        verbose_name="Vorgängerin",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successors",
        help_text=(
            "Nur bei einer neuen Rechtsperson oder Zuständigkeit. "
            "Hat dieselbe Organisation nur ihren Namen gewechselt, "
            "gehört der alte Name unter „Weitere Namen“."
        ),
    )
    valid_from = models.DateField("Besteht seit", null=True, blank=True)
    valid_to = models.DateField("Bestand bis", null=True, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("organisation_type"),
                FieldPanel("website"),
                FieldPanel("logo"),
                FieldPanel("slug"),
            ],
            heading="Organisation",
        ),
        InlinePanel(
            "alternate_names",
            heading="Weitere Namen",
            label="Name",
            help_text="Frühere, fremdsprachige oder geläufige Namen.",
        ),
        MultiFieldPanel(
            [FieldPanel("predecessor"), FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])],
            heading="Geschichte",
        ),
    ]

    search_fields = [
        *NamedRecord.search_fields,
        index.SearchField("short_name"),
        index.AutocompleteField("short_name"),
        index.FilterField("organisation_type"),
        index.RelatedFields("alternate_names", [index.SearchField("name"), index.AutocompleteField("name")]),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("short_name", description="Abbreviation (Kurzname)."),
        Enum("organisation_type", OrganisationType, required=True),
        String("website"),
        Object("logo", "media.Image"),
        Objects(
            "alternate_names",
            "snippets.OrganisationName",
            description="Earlier or other names with validity.",
        ),
        Object("predecessor", "snippets.Organisation", description="Whose tasks it took over (Vorgängerin)."),
        Date("valid_from"),
        Date("valid_to"),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Organisation"
        verbose_name_plural = "Organisationen"

    def clean(self) -> None:
        super().clean()
        refuse_cycle(
            self, field="predecessor", message="Eine Organisation kann nicht auf sich selbst folgen."
        )
        refuse_reversed_period(self.valid_from, self.valid_to)


class OrganisationName(Orderable):
    """Another name of an organisation, and when it was in use (weiterer Name)."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="alternate_names")
    name = models.CharField("Name", max_length=160)
    valid_from = models.DateField("Gültig ab", null=True, blank=True)
    valid_to = models.DateField("Gültig bis", null=True, blank=True)

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])]

    graphql_fields = [
        String("name", required=True),
        Date("valid_from"),
        Date("valid_to"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Weiterer Name"
        verbose_name_plural = "Weitere Namen"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_reversed_period(self.valid_from, self.valid_to)
