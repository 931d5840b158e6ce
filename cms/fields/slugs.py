"""Addresses as Germans spell them without umlauts: „Für Straßen“ becomes ``fuer-strassen``."""

from django.db import models
from django.utils.text import slugify

_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS", "|": None}
)


def german_slug(text: str, *, max_length: int = 100) -> str:
    """Return ``text`` in lower-case ASCII letters, digits and hyphens; empty where nothing remains."""
    return slugify(text.translate(_SPELLED_OUT))[:max_length].strip("-")


def free_slug(wanted: str, taken: models.QuerySet, *, max_length: int = 100) -> str:
    """Return ``wanted``, or ``wanted-2``, ``wanted-3`` … whichever no row of ``taken`` has as its slug."""
    candidate, number = wanted, 1
    while taken.filter(slug=candidate).exists():
        number += 1
        suffix = f"-{number}"
        candidate = f"{wanted[: max_length - len(suffix)]}{suffix}"
    return candidate
