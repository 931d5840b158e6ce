"""A place on the map, for pages that have one."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from .choices import LocationPrecision
from .values import Location

SOUTH, NORTH = 47.2, 55.1
WEST, EAST = 5.8, 15.1


class Located(models.Model):
    """Gives a page coordinates (WGS 84) inside Germany, how exact they are, and an address."""

    latitude = models.FloatField(
        "Breite",
        null=True,
        blank=True,
        help_text=f"Geografische Breite in Grad, in Deutschland zwischen {SOUTH} und {NORTH}.",
    )
    longitude = models.FloatField(
        "Länge",
        null=True,
        blank=True,
        help_text=f"Geografische Länge in Grad, in Deutschland zwischen {WEST} und {EAST}.",
    )
    location_precision = models.CharField(
        "Genauigkeit",
        max_length=12,
        choices=LocationPrecision,
        blank=True,
        help_text="Was der Punkt auf der Karte bezeichnet.",
    )
    address = models.TextField("Anschrift", blank=True, help_text="So, wie sie auf einem Brief stünde.")

    class Meta:
        abstract = True

    @property
    def location(self) -> Location | None:
        """The place, or ``None`` where neither point nor address is known."""
        if self.latitude is None and not self.address:
            return None
        return Location(self.latitude, self.longitude, self.location_precision, self.address)

    def clean(self) -> None:
        super().clean()
        errors = location_errors(self.latitude, self.longitude)
        if errors:
            raise ValidationError(errors)


def location_errors(latitude: float | None, longitude: float | None) -> dict[str, str]:
    """Return German messages by field: half a point, or a point outside Germany."""
    if (latitude is None) != (longitude is None):
        missing = "latitude" if latitude is None else "longitude"
        return {missing: "Breite und Länge gehören zusammen: Bitte beide angeben oder beide leer lassen."}
    if latitude is None or longitude is None:
        return {}
    errors = {}
    if not SOUTH <= latitude <= NORTH:
        errors["latitude"] = f"Diese Breite liegt nicht in Deutschland ({SOUTH} bis {NORTH})."
    if not WEST <= longitude <= EAST:
        errors["longitude"] = f"Diese Länge liegt nicht in Deutschland ({WEST} bis {EAST})."
    return errors


LOCATION_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("location_precision")]),
        FieldPanel("address"),
    ],
    heading="Ort",
)
