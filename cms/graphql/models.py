"""What the interface itself has to remember: API keys, and how much each client has used."""

from django.core.validators import MinValueValidator
from django.db import models

from cms.pages.choice_lists import ChoiceListField


class Scope(models.TextChoices):
    """What a key permits beyond a budget of its own."""

    AD_HOC = "AD_HOC", "Eigene Abfragen und Introspektion auch im gesperrten Profil"


class ApiKey(models.Model):
    """A key with which a frontend is known, and gets a budget of its own. Its text is not stored."""

    name = models.CharField(
        "Name", max_length=100, help_text="Wer den Schlüssel benutzt, zum Beispiel „Website, Server“."
    )
    scopes = ChoiceListField("Rechte", choices=Scope, blank=True)
    cost_per_minute = models.PositiveIntegerField(
        "Abfragepunkte je Minute",
        default=300_000,
        validators=[MinValueValidator(1_000)],
        help_text=(
            "Jede Abfrage nennt ihren Preis unter extensions.cost; "
            "Antworten aus dem Zwischenspeicher sind frei."
        ),
    )
    concurrent = models.PositiveSmallIntegerField(
        "Abfragen zugleich",
        default=16,
        validators=[MinValueValidator(1)],
        help_text="Je Serverprozess.",
    )
    expires_on = models.DateField(
        "Gültig bis",
        null=True,
        blank=True,
        help_text="Letzter Tag, an dem der Schlüssel gilt; leer: unbegrenzt.",
    )
    revoked = models.BooleanField(
        "Widerrufen", default=False, help_text="Der Schlüssel gilt sofort nicht mehr."
    )
    digest = models.CharField("Prüfsumme", max_length=64, unique=True, editable=False)
    ending = models.CharField("Endet auf", max_length=4, editable=False)
    created_at = models.DateTimeField("Angelegt", auto_now_add=True)

    class Meta:
        verbose_name = "API-Schlüssel"
        verbose_name_plural = "API-Schlüssel"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} (…{self.ending})"


class Budget(models.Model):
    """The token bucket of one client. Unlogged: after a crash everybody starts with a full one."""

    client = models.TextField("Kennung", primary_key=True)
    level = models.FloatField("Stand", help_text="Abfragepunkte beim letzten Nachfüllen.")
    drawn = models.FloatField("Entnommen", help_text="Zuletzt entnommene Punkte; 0, wenn zu wenige da waren.")
    filled_at = models.DateTimeField("Nachgefüllt", db_index=True)

    class Meta:
        verbose_name = "Abfragebudget"
        verbose_name_plural = "Abfragebudgets"
        db_table = "graphql_budget"

    def __str__(self) -> str:
        return self.client
