"""The image sizes that the public may ask for: these and no others are ever computed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from cms.fields.graphql import Int, String

if TYPE_CHECKING:
    from .models import Image


class ImagePreset(models.TextChoices):
    """Named sizes of an image."""

    THUMBNAIL = "THUMBNAIL", "Vorschaubild, quadratisch"
    CARD = "CARD", "Kachel in Listen, 16:10"
    CONTENT = "CONTENT", "Bild im Text, ganzes Motiv"
    HERO = "HERO", "Aufmacher, 21:9"
    LOGO = "LOGO", "Logo, ganzes Motiv, Durchsichtigkeit bleibt erhalten"
    SHARE = "SHARE", "Vorschau in sozialen Netzwerken, JPEG"


# From small to large. The first is what ``url`` names, all of them make up ``srcSet``.
FILTERS: dict[str, tuple[str, ...]] = {
    ImagePreset.THUMBNAIL: ("fill-160x160|format-webp", "fill-320x320|format-webp"),
    ImagePreset.CARD: ("fill-480x300|format-webp", "fill-960x600|format-webp"),
    ImagePreset.CONTENT: ("width-800|format-webp", "width-1600|format-webp"),
    ImagePreset.HERO: ("fill-1260x540|format-webp", "fill-2520x1080|format-webp"),
    ImagePreset.LOGO: ("max-240x120|format-webp", "max-480x240|format-webp"),
    ImagePreset.SHARE: ("fill-1200x630|format-jpeg",),
}


@dataclass(frozen=True)
class ImageRendition:
    """One image in one named size, ready for an <img> element."""

    url: str
    width: int
    height: int
    src_set: str

    graphql_fields = [
        String("url", required=True, description="Path on the media host, without the host."),
        Int("width", required=True, description="Pixels."),
        Int("height", required=True, description="Pixels."),
        String(
            "src_set",
            required=True,
            description="The same motif in all its widths, for the attribute srcset.",
        ),
    ]


def rendition(image: "Image", preset: str) -> ImageRendition:
    """Return ``image`` in the size called ``preset``; missing files are computed once and kept.

    An original smaller than the preset is never blown up, so several filters may yield the same
    width; ``src_set`` names each width once.
    """
    found = image.get_renditions(*FILTERS[preset])
    ordered = [found[spec] for spec in FILTERS[preset]]
    by_width = {file.width: file for file in reversed(ordered)}
    sources = [f"{by_width[width].url} {width}w" for width in sorted(by_width)]
    first = ordered[0]
    return ImageRendition(url=first.url, width=first.width, height=first.height, src_set=", ".join(sources))
