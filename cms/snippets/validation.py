"""What a record must fulfil before it is saved, in words that editors understand."""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

validate_iso_code = RegexValidator(
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?\Z",
    "Bitte einen Ländercode nach ISO 3166 angeben, zum Beispiel „DE“ oder „DE-NW“.",
)
validate_ags = RegexValidator(
    r"^([0-9]{2}|[0-9]{5}|[0-9]{8})\Z",
    "Der Amtliche Gemeindeschlüssel hat 2 (Land), 5 (Kreis) oder 8 Ziffern (Gemeinde), mit führender Null.",
)
validate_nuts = RegexValidator(
    r"^[A-Z]{2}[0-9A-Z]{0,3}\Z",
    "Ein NUTS-Code beginnt mit „DE“ und hat höchstens fünf Zeichen, zum Beispiel „DEA34“.",
)

# What offices call themselves, as a whole part of an address; within longer words many are surnames.
_OFFICES = {
    "info", "kontakt", "contact", "presse", "press", "buero", "büro", "office", "service", "team",
    "redaktion", "post", "mail", "netz", "ihk", "hwk", "projekt", "support", "hilfe", "leitung", "stadt",
    "land", "kreis", "region", "cluster", "event", "events", "klima", "energie", "chemie", "umwelt", "cms",
    "web", "admin", "webmaster", "sekretariat", "kammer", "verein", "forum",
}  # fmt: skip
# And as the beginning or the end of one: „energieagentur“, „pressestelle“, „industriedialog“.
_OFFICE_BEGINNINGS = (
    "kontakt", "presse", "redaktion", "industrie", "wirtschaft", "klimaschutz", "wasserstoff",
    "veranstaltung", "anmeldung", "newsletter", "datenschutz", "barrierefrei", "oeffentlich", "buendnis",
    "initiative", "netzwerk", "standort", "masterplan", "energie", "foerder",
)  # fmt: skip
_OFFICE_ENDINGS = (
    "stelle", "dialog", "buero", "büro", "kammer", "verband", "verein", "zentrum", "zentrale", "agentur",
    "allianz", "forum", "industrie", "industry", "initiative", "buendnis", "bündnis", "netzwerk",
    "beratung", "service", "sekretariat", "ministerium", "region",
)  # fmt: skip


def validate_role_mail(address: str) -> None:
    """Refuse „vorname.nachname@“ and „v.nachname@“: this site publishes offices, not people."""
    parts = re.split(r"[._]", address.partition("@")[0].lower())
    looks_like_name = 2 <= len(parts) <= 3 and all(re.fullmatch(r"[a-zäöüß-]+\d*", part) for part in parts)
    if looks_like_name and not any(_is_office(part.rstrip("0123456789")) for part in parts):
        raise ValidationError(
            f"„{address}“ sieht nach der Adresse einer Person aus. Bitte eine Funktionsadresse angeben, "
            "zum Beispiel „kontakt@…“.",
            code="personal_mail",
        )


def _is_office(part: str) -> bool:
    return part in _OFFICES or part.startswith(_OFFICE_BEGINNINGS) or part.endswith(_OFFICE_ENDINGS)


def validate_office_phone(number: str) -> None:
    """Refuse German mobile numbers and whatever is no telephone number."""
    if not re.fullmatch(r"\+?[0-9 ()/.–-]{5,30}", number):
        raise ValidationError(
            "Bitte eine Telefonnummer angeben, zum Beispiel „+49 30 123456-0“.", code="phone"
        )
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if re.match(r"(?:0049|49|0)1[567]", digits):
        raise ValidationError(
            "Das ist eine Mobilfunknummer. Bitte die Nummer einer Stelle im Festnetz angeben.", code="mobile"
        )


def refuse_reversed_period(
    start: datetime.date | None, end: datetime.date | None, *, field: str = "valid_to"
) -> None:
    """A period may be open at either side, but never ends before it begins."""
    if start and end and end < start:
        raise ValidationError({field: "Das Ende liegt vor dem Beginn."}, code="period")


def refuse_cycle(record: models.Model, *, field: str, message: str) -> None:
    """Follow ``field`` upwards; a record must not meet itself again on the way."""
    seen = {record.pk}
    above: Any = getattr(record, field)
    while above is not None:
        if above.pk is not None and above.pk in seen:
            raise ValidationError({field: message}, code="cycle")
        seen.add(above.pk)
        above = getattr(above, field)
