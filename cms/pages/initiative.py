"""Initiatives: alliances, dialogues, networks and master plans for industry, the heart of the register."""

from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import F, prefetch_related_objects
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.fields.graphql import Date, Enum, Int, Object, Objects, String, Strings, Value, Values

from .base import PageWithBody
from .choices import DatePrecision, InitiativeLevel
from .freshness import Freshness, freshness
from .initiative_children import InitiativeRelation, RelatedInitiative
from .initiative_choices import CooperationIntensity, InitiativeStatus, InitiativeType, MeetingFrequency
from .location import LOCATION_PANEL, Located
from .panels import many, page_tabs
from .validation import Errors, end_before_start, image_errors, merged
from .values import Location, lines
from .visibility import public_pages


class InitiativePage(Located, PageWithBody):
    """An initiative for industry in a Land, region or municipality (Initiative, Bündnis, Netzwerk)."""

    official_name = models.CharField(
        "Amtlicher Name", max_length=255, blank=True, help_text="Nur, wenn er vom Titel abweicht."
    )
    short_name = models.CharField("Kurzname", max_length=80, blank=True, help_text="Abkürzung oder Rufname.")
    alternate_names = models.TextField(
        "Weitere Namen",
        blank=True,
        help_text="Frühere oder andere Schreibweisen, eine je Zeile. Die Suche findet auch sie.",
    )
    brand = models.CharField(
        "Marke",
        max_length=80,
        blank=True,
        help_text="Gemeinsame Marke mehrerer Initiativen, zum Beispiel „In|du|strie“.",
    )
    initiative_type = models.CharField(
        "Art der Initiative", max_length=20, choices=InitiativeType, blank=True, help_text="Was sie ist."
    )
    level = models.CharField(
        "Ebene",
        max_length=12,
        choices=InitiativeLevel,
        help_text="Redaktionelle Einstufung: Auf welcher Ebene wirkt die Initiative?",
    )
    status = models.CharField(
        "Stand",
        max_length=8,
        choices=InitiativeStatus,
        default=InitiativeStatus.ACTIVE,
        help_text="Beendete Initiativen bleiben im Verzeichnis.",
    )
    founded_on = models.DateField(
        "Gegründet am",
        null=True,
        blank=True,
        help_text="Ist nur Jahr oder Monat bekannt, den ersten Tag eintragen und die Genauigkeit wählen.",
    )
    founded_precision = models.CharField(
        "Genauigkeit der Gründung",
        max_length=5,
        choices=DatePrecision,
        blank=True,
        help_text="Wie viel vom Gründungsdatum bekannt ist.",
    )
    ended_on = models.DateField("Beendet am", null=True, blank=True, help_text="Leer, solange sie besteht.")
    legal_form = models.CharField(
        "Rechtsform",
        max_length=80,
        blank=True,
        help_text="Zum Beispiel „e. V.“ oder „ohne eigene Rechtsform“.",
    )
    mission = models.TextField("Auftrag", blank=True, help_text="Wofür sich die Initiative einsetzt.")
    member_count = models.PositiveIntegerField(
        "Zahl der Mitglieder", null=True, blank=True, help_text="Leer lassen, wenn sie nicht bekannt ist."
    )
    member_count_as_of = models.DateField(
        "Stand der Mitgliederzahl", null=True, blank=True, help_text="Tag, für den die Zahl gilt."
    )
    meeting_frequency = models.CharField(
        "Häufigkeit der Treffen",
        max_length=16,
        choices=MeetingFrequency,
        default=MeetingFrequency.UNKNOWN,
        help_text="Wie oft die Beteiligten zusammenkommen.",
    )
    cooperation_intensity = models.CharField(
        "Intensität der Zusammenarbeit",
        max_length=14,
        choices=CooperationIntensity,
        default=CooperationIntensity.UNKNOWN,
        help_text="Wie eng die Beteiligten zusammenarbeiten.",
    )
    website = models.URLField("Website", blank=True, help_text="Vollständige Adresse mit https://")
    logo = models.ForeignKey(
        "media.Image",
        verbose_name="Logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Nur mit Zustimmung der Initiative.",
    )
    contact_points = ParentalManyToManyField(
        "snippets.ContactPoint",
        verbose_name="Ansprechstellen",
        blank=True,
        related_name="+",
        help_text="Funktionen mit Funktionsadresse, keine Privatpersonen.",
    )
    profile_as_of = models.DateField(
        "Stand des Profils", null=True, blank=True, help_text="Tag, für den die Angaben gelten."
    )
    profile_source = models.CharField(
        "Quelle des Profils", max_length=255, blank=True, help_text="Woher die Angaben stammen."
    )
    confirmed_at = models.DateTimeField(
        "Bestätigt am",
        null=True,
        blank=True,
        help_text="Wann die Initiative ihr Profil zuletzt bestätigt hat.",
    )
    confirmed_by = models.CharField(
        "Bestätigt durch",
        max_length=255,
        blank=True,
        help_text="Funktion, die bestätigt hat. Wird nicht veröffentlicht.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        String("official_name", description="Amtlicher Name, where it differs from the title."),
        String("short_name"),
        Strings("alternate_names", source="alternate_name_list"),
        String("brand", description="Brand shared by several initiatives (Marke)."),
        Enum("initiative_type", InitiativeType),
        Enum("level", InitiativeLevel, description="Editorial statement on which level it works (Ebene)."),
        Enum("status", InitiativeStatus),
        Date("founded_on"),
        Enum("founded_precision", DatePrecision, description="How much of foundedOn is known."),
        Date("ended_on"),
        String("legal_form", description="Rechtsform."),
        String("mission", description="Auftrag."),
        Objects("goals", "pages.InitiativeGoal", description="Ziele."),
        Objects("measures", "pages.InitiativeMeasure", description="Maßnahmen."),
        Objects("memberships", "pages.InitiativeMembership", description="Beteiligte."),
        Int("member_count", description="Number of members on memberCountAsOf."),
        Date("member_count_as_of"),
        Enum("meeting_frequency", MeetingFrequency),
        Enum("cooperation_intensity", CooperationIntensity),
        Objects("outreach_channels", "pages.InitiativeOutreachChannel", description="Öffentlichkeitsarbeit."),
        Values(
            "related_initiatives",
            RelatedInitiative,
            description="Symmetric: A lists B exactly when B lists A.",
        ),
        Objects("awards", "pages.InitiativeAward", description="Auszeichnungen."),
        Objects("contact_points", "snippets.ContactPoint", description="Ansprechstellen."),
        String("website"),
        Objects("social_links", "pages.InitiativeSocialLink"),
        Object("logo", "media.Image"),
        Value("location", Location),
        Date("profile_as_of", description="Day the profile's statements hold for."),
        String("profile_source"),
        Value("freshness", Freshness),
    ]

    parent_page_types = ["pages.InitiativeIndexPage"]
    subpage_types: list[str] = []

    _gathered_relations: list[RelatedInitiative] | None = None

    edit_handler = page_tabs(
        content=[
            FieldPanel("mission"),
            InlinePanel("goals", heading="Ziele", label="Ziel"),
            InlinePanel("measures", heading="Maßnahmen", label="Maßnahme"),
            FieldPanel("body"),
        ],
        facts=[
            MultiFieldPanel(
                [
                    FieldPanel("official_name"),
                    FieldPanel("short_name"),
                    FieldPanel("alternate_names"),
                    FieldPanel("brand"),
                    FieldPanel("logo"),
                ],
                heading="Namen",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("founded_on"), FieldPanel("founded_precision")]),
                    FieldRowPanel([FieldPanel("ended_on"), FieldPanel("legal_form")]),
                    FieldRowPanel([FieldPanel("member_count"), FieldPanel("member_count_as_of")]),
                    FieldRowPanel([FieldPanel("meeting_frequency"), FieldPanel("cooperation_intensity")]),
                ],
                heading="Organisation",
            ),
            InlinePanel("awards", heading="Auszeichnungen", label="Auszeichnung"),
            LOCATION_PANEL,
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("profile_as_of"), FieldPanel("profile_source")]),
                    FieldRowPanel([FieldPanel("confirmed_at"), FieldPanel("confirmed_by")]),
                ],
                heading="Stand der Angaben",
            ),
        ],
        classification=[
            FieldRowPanel([FieldPanel("initiative_type"), FieldPanel("level"), FieldPanel("status")]),
        ],
        contact=[
            many("contact_points"),
            FieldPanel("website"),
            InlinePanel("outreach_channels", heading="Öffentlichkeitsarbeit", label="Kanal"),
            InlinePanel("social_links", heading="Soziale Medien", label="Profil"),
        ],
        relations=[
            InlinePanel("memberships", heading="Beteiligte", label="Beteiligte Organisation"),
            InlinePanel("relations", heading="Verbundene Initiativen", label="Verbundene Initiative"),
        ],
    )

    class Meta:
        verbose_name = "Initiative"
        verbose_name_plural = "Initiativen"

    @property
    def alternate_name_list(self) -> list[str]:
        return lines(self.alternate_names)

    @property
    def freshness(self) -> Freshness:
        return freshness(self.confirmed_at)

    @property
    def related_initiatives(self) -> list[RelatedInitiative]:
        """Relations stated here, then those that other live pages state; each initiative once."""
        seen = {self.pk}
        related = []
        for relation in [*self._stated_relations(), *self._received_relations()]:
            if relation.initiative.pk not in seen:
                seen.add(relation.initiative.pk)
                related.append(relation)
        return related

    @classmethod
    def gather(cls, pages: Sequence[Self]) -> None:
        super().gather(pages)
        prefetch_related_objects(pages, "relations__other")
        received = _received_relations(pages)
        for page in pages:
            page._gathered_relations = received[page.pk]

    def publication_errors(self) -> Errors:
        return merged(
            super().publication_errors(),
            image_errors("logo", self.logo),
            end_before_start("ended_on", self.founded_on, self.ended_on),
        )

    def _stated_relations(self) -> list[RelatedInitiative]:
        return [RelatedInitiative(relation.kind, relation.other) for relation in self.relations.all()]

    def _received_relations(self) -> list[RelatedInitiative]:
        if self._gathered_relations is not None:
            return self._gathered_relations
        return _received_relations([self])[self.pk]


def _received_relations(pages: Sequence[InitiativePage]) -> dict[int, list[RelatedInitiative]]:
    """Return, by primary key, what other public pages of the same language say about each of ``pages``."""
    found: dict[int, list[RelatedInitiative]] = {page.pk: [] for page in pages}
    speakers = public_pages(InitiativePage).filter(relations__other__in=list(found))
    relations = InitiativeRelation.objects.filter(
        other__in=list(found), other__locale=F("page__locale"), page__in=speakers.values("pk")
    )
    for relation in relations.select_related("page").order_by("page__title", "page_id"):
        found[relation.other_id].append(RelatedInitiative(relation.opposite_kind, relation.page))
    return found
