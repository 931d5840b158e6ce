"""Choices that several page types share; the class name is the name of the GraphQL enum."""

from django.db import models


class ContentScope(models.TextChoices):
    FEDERAL = "FEDERAL", "Bundesweit"
    REGIONAL = "REGIONAL", "Regional"


class InitiativeLevel(models.TextChoices):
    FEDERAL = "FEDERAL", "Bund"
    STATE = "STATE", "Land"
    REGION = "REGION", "Region"
    MUNICIPALITY = "MUNICIPALITY", "Kommune"


class DatePrecision(models.TextChoices):
    DAY = "DAY", "Tag"
    MONTH = "MONTH", "Monat"
    YEAR = "YEAR", "Jahr"


class LocationPrecision(models.TextChoices):
    ADDRESS = "ADDRESS", "Genaue Adresse"
    MUNICIPALITY = "MUNICIPALITY", "Ort oder Gemeinde"
    DISTRICT = "DISTRICT", "Kreis"
    REGION = "REGION", "Region"


class Cost(models.TextChoices):
    FREE = "FREE", "Kostenlos"
    PARTLY_FREE = "PARTLY_FREE", "Teilweise kostenlos"
    PAID = "PAID", "Kostenpflichtig"


class FileVariant(models.TextChoices):
    ACCESSIBLE_PDF = "ACCESSIBLE_PDF", "Barrierefreies PDF"
    EDITABLE_SOURCE = "EDITABLE_SOURCE", "Bearbeitbare Vorlage"
    PRINT = "PRINT", "Druckfassung"
    WEB = "WEB", "Fassung für das Netz"
    VIDEO = "VIDEO", "Video"
