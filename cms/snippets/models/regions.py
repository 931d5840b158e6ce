"""Where something takes place: the tree Bund, Land, Kreis, Gemeinde, and regions composed freely."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields.graphql import Date, Enum, Object, Objects, String
from cms.snippets.validation import (
    refuse_cycle,
    refuse_reversed_period,
    validate_ags,
    validate_iso_code,
    validate_nuts,
)
from cms.snippets.widgets import FilteredCheckboxes

from .record import NamedRecord


class RegionKind(models.TextChoices):
    """What sort of region it is."""

    FEDERATION = "FEDERATION", "Bund"
    STATE = "STATE", "Land"
    DISTRICT = "DISTRICT", "Kreis oder kreisfreie Stadt"
    MUNICIPALITY = "MUNICIPALITY", "Gemeinde"
    COMPOSITION = "COMPOSITION", "Freier Zusammenschluss von Gebieten"


class RegionForm(WagtailAdminModelForm):
    """Shows the model the chosen members before it judges; a form would hand them over only afterwards."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "members" in cleaned:
            self.instance.members = cleaned["members"]
        return cleaned


class Region(NamedRecord, ClusterableModel):
    """A region (Gebiet). Parents make the administrative tree; a composition lists members instead."""

    kind = models.CharField("Art", max_length=20, choices=RegionKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name="Liegt in",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="Das nächstgrößere Gebiet der Verwaltung, zum Beispiel das Land eines Kreises.",
    )
    members = ParentalManyToManyField(
        "self",
        verbose_name="Besteht aus",
        symmetrical=False,
        blank=True,
        related_name="compositions",
        help_text="Nur für freie Zusammenschlüsse: die Kreise, Städte oder Länder, die dazugehören.",
    )
    iso_code = models.CharField(
        "ISO-Code",
        max_length=6,
        blank=True,
        validators=[validate_iso_code],
        help_text="Zum Beispiel „DE-NW“.",
    )
    ags = models.CharField(
        "Amtlicher Gemeindeschlüssel (AGS)",
        max_length=8,
        blank=True,
        validators=[validate_ags],
        help_text="Mit führender Null, zum Beispiel „05513“ für Gelsenkirchen.",
    )
    nuts = models.CharField(
        "NUTS-Code", max_length=5, blank=True, validators=[validate_nuts], help_text="Zum Beispiel „DEA32“."
    )
    valid_from = models.DateField("Besteht seit", null=True, blank=True)
    valid_to = models.DateField(
        "Bestand bis", null=True, blank=True, help_text="Letzter Tag, zum Beispiel vor einer Gebietsreform."
    )

    base_form_class = RegionForm

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("slug")], heading="Gebiet"),
        MultiFieldPanel(
            [FieldPanel("parent"), FieldPanel("members", widget=FilteredCheckboxes)],
            heading="Zugehörigkeit",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("iso_code"), FieldPanel("ags"), FieldPanel("nuts")])],
            heading="Amtliche Schlüssel",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])], heading="Bestehen"
        ),
    ]

    search_fields = [
        *NamedRecord.search_fields,
        index.AutocompleteField("ags"),
        index.FilterField("kind"),
        index.FilterField("ags"),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        Enum("kind", RegionKind, required=True),
        String("iso_code", description="ISO 3166, e.g. DE-NW."),
        String(
            "ags",
            description="Official key (Amtlicher Gemeindeschlüssel) with leading zeros: 2, 5 or 8 digits.",
        ),
        String("nuts", description="Code of the European statistical regions."),
        Object("parent", "snippets.Region", description="The next larger region of the administration."),
        Objects("members", "snippets.Region", description="What a free composition consists of."),
        Date("valid_from"),
        Date("valid_to"),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Gebiet"
        verbose_name_plural = "Gebiete"
        constraints = [
            models.UniqueConstraint(
                fields=["ags"],
                condition=~models.Q(ags="") & models.Q(valid_to=None),
                name="snippets_region_ags_once",
                violation_error_message="Diesen Gemeindeschlüssel trägt schon ein anderes Gebiet.",
            ),
            models.UniqueConstraint(
                fields=["iso_code"],
                condition=~models.Q(iso_code="") & models.Q(valid_to=None),
                name="snippets_region_iso_once",
                violation_error_message="Diesen ISO-Code trägt schon ein anderes Gebiet.",
            ),
        ]

    def __str__(self) -> str:
        """Tell the Land Hamburg from the city, and Rostock from its surroundings."""
        if self.kind == RegionKind.STATE:
            return f"{self.name} (Land)"
        return f"{self.name} ({self.ags})" if self.ags else self.name

    def clean(self) -> None:
        super().clean()
        refuse_cycle(self, field="parent", message="Ein Gebiet kann nicht in sich selbst liegen.")
        refuse_reversed_period(self.valid_from, self.valid_to)
        self._refuse_nested_composition()

    def _refuse_nested_composition(self) -> None:
        members = list(self.members.all())
        if members and not self.is_composition:
            raise ValidationError(
                {"members": "Nur ein freier Zusammenschluss besteht aus anderen Gebieten."}, code="members"
            )
        if any(member.is_composition for member in members):
            raise ValidationError(
                {
                    "members": "Ein Zusammenschluss besteht aus Kreisen, Gemeinden oder Ländern, "
                    "nicht aus Zusammenschlüssen."
                },
                code="nested",
            )

    @property
    def is_composition(self) -> bool:
        return self.kind == RegionKind.COMPOSITION
