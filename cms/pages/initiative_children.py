"""What an initiative consists of: goals, measures, members, channels, awards, relations."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.fields.graphql import Enum, Int, Object, String

from .initiative_choices import (
    GoalKind,
    InitiativeRelationKind,
    MembershipRole,
    OutreachChannelKind,
    SocialPlatform,
)

if TYPE_CHECKING:
    from .initiative import InitiativePage


class InitiativeGoal(Orderable):
    """A goal of an initiative (Ziel)."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="goals")
    text = models.CharField("Ziel", max_length=500, help_text="Ein Ziel in einem Satz.")
    kind = models.CharField(
        "Art des Ziels",
        max_length=15,
        choices=GoalKind,
        blank=True,
        help_text="Worum es dabei vor allem geht; danach zählt die Statistik.",
    )

    graphql_fields = [
        String("text", required=True),
        Enum("kind", GoalKind, description="What it is mainly about (Art des Ziels)."),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"

    def __str__(self) -> str:
        return self.text


class InitiativeMeasure(Orderable):
    """What an initiative does to reach its goals (Maßnahme)."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="measures")
    text = models.CharField("Maßnahme", max_length=500, help_text="Eine Maßnahme in einem Satz.")

    graphql_fields = [String("text", required=True)]

    class Meta(Orderable.Meta):
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"

    def __str__(self) -> str:
        return self.text


class InitiativeMembership(Orderable):
    """An organisation that takes part in an initiative, and as what (Beteiligung)."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Organisation",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Aus den Stammdaten; dort auch neu anlegen.",
    )
    role = models.CharField(
        "Rolle",
        max_length=11,
        choices=MembershipRole,
        default=MembershipRole.MEMBER,
        help_text="Als was die Organisation beteiligt ist.",
    )

    graphql_fields = [
        Enum("role", MembershipRole, required=True),
        Object("organisation", "snippets.Organisation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Beteiligung"
        verbose_name_plural = "Beteiligungen"

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class InitiativeOutreachChannel(Orderable):
    """A way in which an initiative reaches the public (Kanal der Öffentlichkeitsarbeit)."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="outreach_channels")
    kind = models.CharField("Art", max_length=12, choices=OutreachChannelKind, help_text="Art des Kanals.")
    url = models.URLField(
        "Adresse", blank=True, help_text="Vollständige Adresse mit https://, falls vorhanden."
    )

    graphql_fields = [Enum("kind", OutreachChannelKind, required=True), String("url")]

    class Meta(Orderable.Meta):
        verbose_name = "Kanal"
        verbose_name_plural = "Kanäle"

    def __str__(self) -> str:
        return self.get_kind_display()


class InitiativeSocialLink(Orderable):
    """A profile of an initiative on a social platform."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="social_links")
    platform = models.CharField(
        "Plattform", max_length=9, choices=SocialPlatform, help_text="Name der Plattform."
    )
    url = models.URLField("Adresse", help_text="Vollständige Adresse des Profils mit https://")

    graphql_fields = [Enum("platform", SocialPlatform, required=True), String("url", required=True)]

    class Meta(Orderable.Meta):
        verbose_name = "Profil in sozialen Medien"
        verbose_name_plural = "Profile in sozialen Medien"

    def __str__(self) -> str:
        return self.get_platform_display()


class InitiativeAward(Orderable):
    """An award an initiative has won (Auszeichnung)."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="awards")
    competition = models.ForeignKey(
        "snippets.Competition",
        verbose_name="Wettbewerb",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Leer lassen, wenn die Auszeichnung zu keinem Wettbewerb gehört.",
    )
    year = models.PositiveSmallIntegerField("Jahr", null=True, blank=True, help_text="Jahr der Verleihung.")
    title = models.CharField("Auszeichnung", max_length=255, help_text="Zum Beispiel „1. Preis“.")

    graphql_fields = [
        Object("competition", "snippets.Competition"),
        Int("year"),
        String("title", required=True),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Auszeichnung"
        verbose_name_plural = "Auszeichnungen"

    def __str__(self) -> str:
        return self.title


class InitiativeRelation(Orderable):
    """A relation between two initiatives, stored on one of them and shown on both."""

    page = ParentalKey("pages.InitiativePage", on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(
        "pages.InitiativePage",
        verbose_name="Initiative",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Die Verbindung erscheint auf beiden Seiten; auf einer eintragen genügt.",
    )
    kind = models.CharField(
        "Art der Verbindung",
        max_length=11,
        choices=InitiativeRelationKind,
        default=InitiativeRelationKind.COOPERATION,
        help_text="Von dieser Seite aus gesehen: Was ist die andere Initiative?",
    )

    panels = [PageChooserPanel("other", "pages.InitiativePage"), FieldPanel("kind")]

    class Meta(Orderable.Meta):
        verbose_name = "Verbindung"
        verbose_name_plural = "Verbindungen"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other}"

    @property
    def opposite_kind(self) -> str:
        return InitiativeRelationKind(self.kind).seen_from_the_other_side.value

    def clean(self) -> None:
        super().clean()
        if self.other_id and self.other_id == self.page_id:
            raise ValidationError({"other": "Eine Initiative kann nicht mit sich selbst verbunden sein."})


@dataclass(frozen=True)
class RelatedInitiative:
    """An initiative and how it is related to this one (Verbundene Initiative)."""

    kind: str
    initiative: "InitiativePage"

    graphql_fields = [
        Enum("kind", InitiativeRelationKind, required=True),
        Object("initiative", "pages.InitiativePage"),
    ]
