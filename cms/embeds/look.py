"""How an embed looks: light or dark, and in whose colour."""

import re
from dataclasses import dataclass

from cms.published.parameters import BadParameter, Given, one_of, single

PARAMETERS = ("theme", "accent")
THEMES = ("light", "dark", "auto")
LEAST_CONTRAST = 4.5
"""Contrast on white that text needs (WCAG 2.2, 1.4.3)."""

_COLOUR = re.compile("[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Look:
    """``accent`` is a colour as six hexadecimal digits; empty for the house's own."""

    theme: str = THEMES[0]
    accent: str = ""

    @property
    def css(self) -> str:
        """The custom properties that say so."""
        return f":root{{--industrie-feed-accent:#{self.accent}}}" if self.accent else ""


def look_of(given: Given) -> Look:
    """Read the look from an address. Raises ``BadParameter``, also for a colour nobody could read."""
    accent = single(given, "accent").removeprefix("#").lower()
    if accent and not _COLOUR.fullmatch(accent):
        raise BadParameter("accent", "must be a colour as six hexadecimal digits, e.g. 00506b.")
    if accent and contrast_on_white(accent) < LEAST_CONTRAST:
        raise BadParameter(
            "accent", f"is too light to be read: its contrast on white must be at least {LEAST_CONTRAST}:1."
        )
    return Look(one_of(given, "theme", THEMES), accent)


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio of a colour to white, between 1 and 21, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
