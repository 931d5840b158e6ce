"""How long ago an initiative was confirmed, and when that makes its profile due or stale.

``state`` depends on today. A published row holds the state of the day it was projected, so whoever
keeps rows asks ``freshness`` again as time passes; ``confirmed_at`` never ages.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

from cms.fields.graphql import DateTime, Enum

DUE_AFTER = timedelta(days=365)
STALE_AFTER = timedelta(days=548)


class FreshnessState(models.TextChoices):
    FRESH = "FRESH", "Aktuell"
    DUE = "DUE", "Bestätigung fällig"
    STALE = "STALE", "Veraltet"


@dataclass(frozen=True)
class Freshness:
    """Whether a profile is still vouched for (Aktualität): due after 12 months, stale after 18."""

    state: str
    confirmed_at: datetime | None

    graphql_fields = [
        Enum("state", FreshnessState, required=True),
        DateTime("confirmed_at", description="When the initiative last confirmed its profile."),
    ]


def freshness(confirmed_at: datetime | None, *, today: date | None = None) -> Freshness:
    """Return the freshness on ``today``; a profile nobody ever confirmed is stale."""
    if confirmed_at is None:
        return Freshness(FreshnessState.STALE, None)
    age = (today or timezone.localdate()) - timezone.localdate(confirmed_at)
    if age >= STALE_AFTER:
        return Freshness(FreshnessState.STALE, confirmed_at)
    return Freshness(FreshnessState.DUE if age >= DUE_AFTER else FreshnessState.FRESH, confirmed_at)
