"""Events: when, where, by whom, with which talks, and what remained of them."""

from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.fields.graphql import Boolean, DateTime, Enum, Int, Object, Objects, String, Value

from .base import PageWithBody
from .choices import Cost
from .event_choices import AttendanceMode, EventStatus, EventType
from .location import LOCATION_PANEL, Located
from .panels import many, page_tabs
from .validation import Errors, end_before_start, merged, required
from .values import Location, Venue


def known_timezone(value: str) -> None:
    """Refuse a name that the time zone database does not list."""
    if value not in available_timezones():
        raise ValidationError(f"„{value}“ ist keine bekannte Zeitzone, zum Beispiel „Europe/Berlin“.")


class EventPage(Located, PageWithBody):
    """An event (Veranstaltung)."""

    event_type = models.CharField(
        "Art der Veranstaltung", max_length=15, choices=EventType, blank=True, help_text="Art des Treffens."
    )
    series = models.ForeignKey(
        "snippets.EventSeries",
        verbose_name="Reihe",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Veranstaltungsreihe, zu der das Treffen gehört.",
    )
    series_number = models.PositiveSmallIntegerField(
        "Nummer in der Reihe", null=True, blank=True, help_text="Zum Beispiel 3 für das dritte Treffen."
    )
    starts_at = models.DateTimeField(
        "Beginn", null=True, help_text="Bei ganztägigen Veranstaltungen zählt nur der Tag."
    )
    ends_at = models.DateTimeField("Ende", null=True, blank=True, help_text="Leer, wenn es offen ist.")
    all_day = models.BooleanField("Ganztägig", default=False, help_text="Ohne Uhrzeit anzeigen.")
    timezone = models.CharField(
        "Zeitzone",
        max_length=40,
        default="Europe/Berlin",
        validators=[known_timezone],
        help_text="In welcher Zeitzone Beginn und Ende gemeint sind.",
    )
    attendance_mode = models.CharField(
        "Teilnahme",
        max_length=6,
        choices=AttendanceMode,
        default=AttendanceMode.ONSITE,
        help_text="Wie man teilnehmen kann.",
    )
    event_status = models.CharField(
        "Stand",
        max_length=12,
        choices=EventStatus,
        default=EventStatus.SCHEDULED,
        help_text="Abgesagte Termine bleiben stehen, damit Kalender sie streichen.",
    )
    dialogue_formats = ParentalManyToManyField(
        "snippets.DialogueFormat",
        verbose_name="Dialogformate",
        blank=True,
        related_name="+",
        help_text="Mit welchen Formaten gearbeitet wird.",
    )
    host = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Gastgeber",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Bei wem die Veranstaltung stattfindet.",
    )
    organisers = ParentalManyToManyField(
        "snippets.Organisation",
        verbose_name="Veranstalter",
        blank=True,
        related_name="+",
        help_text="Wer die Veranstaltung ausrichtet.",
    )
    venue_name = models.CharField(
        "Veranstaltungsort", max_length=255, blank=True, help_text="Name des Hauses und des Raumes."
    )
    online_url = models.URLField(
        "Zugang online", blank=True, help_text="Öffentliche Adresse der Übertragung."
    )
    registration_url = models.URLField("Anmeldung", blank=True, help_text="Adresse der Anmeldeseite.")
    registration_deadline = models.DateTimeField(
        "Anmeldeschluss", null=True, blank=True, help_text="Leer, wenn es keinen gibt."
    )
    cost = models.CharField(
        "Kosten", max_length=11, choices=Cost, blank=True, help_text="Für die Teilnehmenden."
    )
    participants = models.PositiveIntegerField(
        "Zahl der Teilnehmenden", null=True, blank=True, help_text="Nach der Veranstaltung eintragen."
    )
    sequence = models.PositiveIntegerField("Laufende Fassung", default=0, editable=False)

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Enum("event_type", EventType),
        Object("series", "snippets.EventSeries", description="Veranstaltungsreihe."),
        Int("series_number"),
        DateTime("starts_at", description="With all_day, only the day counts."),
        DateTime("ends_at"),
        Boolean("all_day", required=True),
        String("timezone", required=True, description="Name in the IANA time zone database."),
        Enum("attendance_mode", AttendanceMode, required=True),
        Enum("event_status", EventStatus, required=True),
        Objects("dialogue_formats", "snippets.DialogueFormat"),
        Object("host", "snippets.Organisation", description="Gastgeber."),
        Objects("organisers", "snippets.Organisation", description="Veranstalter."),
        Value("venue", Venue),
        Value("location", Location),
        String("online_url"),
        String("registration_url"),
        DateTime("registration_deadline"),
        Enum("cost", Cost),
        Objects("talks", "pages.Talk", description="Programm."),
        Int("participants", description="How many took part."),
        Objects(
            "documentation", "pages.EventDocument", description="What remained: minutes, photos, results."
        ),
        Int(
            "sequence",
            required=True,
            description="Rises with each published change of date, place or status (iCalendar SEQUENCE).",
        ),
    ]

    parent_page_types = ["pages.EventIndexPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = [*PageWithBody.exclude_fields_in_copy, "sequence"]

    edit_handler = page_tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldRowPanel([FieldPanel("all_day"), FieldPanel("timezone")]),
                    FieldRowPanel([FieldPanel("attendance_mode"), FieldPanel("event_status")]),
                ],
                heading="Termin",
            ),
            FieldPanel("body"),
            InlinePanel("talks", heading="Programm", label="Programmpunkt"),
            InlinePanel("documentation", heading="Dokumentation", label="Dokument"),
        ],
        facts=[
            FieldPanel("venue_name"),
            LOCATION_PANEL,
            MultiFieldPanel(
                [
                    FieldPanel("online_url"),
                    FieldRowPanel([FieldPanel("registration_url"), FieldPanel("registration_deadline")]),
                    FieldRowPanel([FieldPanel("cost"), FieldPanel("participants")]),
                ],
                heading="Teilnahme",
            ),
        ],
        classification=[
            FieldRowPanel([FieldPanel("event_type"), FieldPanel("series"), FieldPanel("series_number")]),
            many("dialogue_formats"),
        ],
        relations=[FieldPanel("host"), many("organisers")],
    )

    class Meta:
        verbose_name = "Veranstaltung"
        verbose_name_plural = "Veranstaltungen"

    @property
    def venue(self) -> Venue | None:
        """The place by name, or ``None`` where none is known."""
        return Venue(self.venue_name, self.location) if self.venue_name else None

    def publication_errors(self) -> Errors:
        return merged(
            super().publication_errors(),
            end_before_start("ends_at", self.starts_at, self.ends_at),
            self._missing_access(),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.live and self.pk:
            self.sequence = self._next_sequence()
        super().save(*args, **kwargs)

    def _missing_access(self) -> Errors:
        if self.attendance_mode == AttendanceMode.ONLINE or self.event_status == EventStatus.MOVED_ONLINE:
            return {}
        return required("venue_name", self.venue_name or self.address, "Wo findet die Veranstaltung statt?")

    def _next_sequence(self) -> int:
        """Count on from the stored row: a revision may be older than the last change."""
        columns = (
            "starts_at",
            "ends_at",
            "venue_name",
            "address",
            "event_status",
            "attendance_mode",
            "online_url",
        )
        stored = EventPage.objects.filter(pk=self.pk).values("sequence", "first_published_at", *columns).get()
        was_public = stored["first_published_at"] is not None
        changed = any(stored[column] != getattr(self, column) for column in columns)
        return stored["sequence"] + (1 if was_public and changed else 0)
