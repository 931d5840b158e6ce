"""The engines that can be judged, and how each of them gets an index that is not the site's."""

from .evaluating import Index
from .scratch import embedded_index

INDICES: dict[str, Index] = {"embedded": embedded_index}


def available() -> list[str]:
    """Return the engines that answer here."""
    return ["embedded"]
