"""What can be said about an event in fixed words; stored exactly as GraphQL shows them."""

from django.db import models


class EventType(models.TextChoices):
    NETWORK_MEETING = "NETWORK_MEETING", "Netzwerktreffen"
    DIALOGUE = "DIALOGUE", "Dialogveranstaltung"
    REGIONAL = "REGIONAL", "Regionalveranstaltung"
    WEBINAR = "WEBINAR", "Webinar"
    CONFERENCE = "CONFERENCE", "Konferenz"


class EventStatus(models.TextChoices):
    SCHEDULED = "SCHEDULED", "Geplant"
    MOVED_ONLINE = "MOVED_ONLINE", "Findet online statt"
    POSTPONED = "POSTPONED", "Verschoben"
    CANCELLED = "CANCELLED", "Abgesagt"


class AttendanceMode(models.TextChoices):
    ONSITE = "ONSITE", "Vor Ort"
    ONLINE = "ONLINE", "Online"
    HYBRID = "HYBRID", "Vor Ort und online"


class TalkKind(models.TextChoices):
    GREETING = "GREETING", "Grußwort"
    KEYNOTE = "KEYNOTE", "Hauptvortrag"
    TALK = "TALK", "Vortrag"
    PANEL = "PANEL", "Podium"
    WORKSHOP = "WORKSHOP", "Arbeitsgruppe"
    DISCUSSION = "DISCUSSION", "Diskussion"
