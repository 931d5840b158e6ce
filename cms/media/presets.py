"""The image sizes that the public may ask for: these and no others are ever computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from cms.fields.graphql import Int, String, Values

if TYPE_CHECKING:
    from .models import Image, Rendition


class ImagePreset(models.TextChoices):
    """Named sizes of an image."""

    THUMBNAIL = "THUMBNAIL", "Vorschaubild, quadratisch"
    CARD = "CARD", "Kachel in Listen, 16:10"
    CONTENT = "CONTENT", "Bild im Text, ganzes Motiv"
    HERO = "HERO", "Aufmacher, 21:9"
    LOGO = "LOGO", "Logo, ganzes Motiv, Durchsichtigkeit bleibt erhalten"
    SHARE = "SHARE", "Vorschau in sozialen Netzwerken, JPEG"


# From small to large. The first is what ``url`` names.
SIZES: dict[str, tuple[str, ...]] = {
    ImagePreset.THUMBNAIL: ("fill-160x160", "fill-320x320"),
    ImagePreset.CARD: ("fill-480x300", "fill-960x600"),
    ImagePreset.CONTENT: ("width-800", "width-1600"),
    ImagePreset.HERO: ("fill-1260x540", "fill-2520x1080"),
    ImagePreset.LOGO: ("max-240x120", "max-480x240"),
    ImagePreset.SHARE: ("fill-1200x630",),
}

# The smallest first, as browsers want to choose; the last is what ``url`` and ``srcSet`` name.
FORMATS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(SIZES, ("avif", "webp")),
    # Few services that show link previews read anything newer.
    ImagePreset.SHARE: ("jpeg",),
}


@dataclass(frozen=True)
class ImageSource:
    """One format of an image in all its widths, ready for a <source> element."""

    media_type: str
    src_set: str

    graphql_fields = [
        String("media_type", required=True, description="For the attribute type, e.g. image/avif."),
        String("src_set", required=True, description="For the attribute srcset."),
    ]


@dataclass(frozen=True)
class ImageRendition:
    """One image in one named size, ready for an <img> element."""

    url: str
    width: int
    height: int
    src_set: str
    sources: list[ImageSource]

    graphql_fields = [
        String("url", required=True, description="Path on the media host, without the host."),
        Int("width", required=True, description="Pixels."),
        Int("height", required=True, description="Pixels."),
        String(
            "src_set",
            required=True,
            description="The same motif in all its widths, for the attribute srcset.",
        ),
        Values(
            "sources",
            ImageSource,
            description="The same in each of its formats, the smallest first, for a <picture> element.",
        ),
    ]


def filters(preset: str) -> list[str]:
    """Return every filter that ``preset`` may compute."""
    return [_filter(size, kind) for kind in FORMATS[preset] for size in SIZES[preset]]


def rendition(image: "Image", preset: str) -> ImageRendition:
    """Return ``image`` in the size called ``preset``; missing files are computed once and kept."""
    found = image.get_renditions(*filters(preset))
    by_format = {kind: [found[_filter(size, kind)] for size in SIZES[preset]] for kind in FORMATS[preset]}
    sources = [ImageSource(f"image/{kind}", _src_set(files)) for kind, files in by_format.items()]
    first = by_format[FORMATS[preset][-1]][0]
    return ImageRendition(first.url, first.width, first.height, sources[-1].src_set, sources)


def _filter(size: str, kind: str) -> str:
    return f"{size}|format-{kind}"


def _src_set(files: "Sequence[Rendition]") -> str:
    """Name each width once: an original smaller than the preset is never blown up."""
    by_width = {file.width: file for file in reversed(files)}
    return ", ".join(f"{by_width[width].url} {width}w" for width in sorted(by_width))
