"""The engines that can be judged, and how each of them gets an index that is not the site's."""

from django.conf import settings

from .evaluating import Index
from .scratch import elastic_index, embedded_index

INDICES: dict[str, Index] = {"embedded": embedded_index, "elastic": elastic_index}


def available() -> list[str]:
    """Return the engines that can be asked here."""
    return ["embedded", "elastic"] if settings.ELASTICSEARCH_URL else ["embedded"]
