"""Which version of this program gives an answer: a release may answer differently from the same rows."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

_ROOMS = ("cms", "search")
_PARTS = (".py", ".txt", ".geojson")
"""Code, and the words and outlines that it reads. Templates belong to the embeds, which look at them."""


@cache
def program_digest() -> str:
    """Return a digest of what answers follow from beside rows, the same in every process on every host."""
    return digest_of(settings.PROJECT_DIR)


def digest_of(project: Path) -> str:
    """Return the digest of the program that lies in ``project``."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        parts = (path for path in (project / room).rglob("*") if path.suffix in _PARTS)
        for path in sorted(parts):
            digest.update(path.read_bytes())
    return digest.hexdigest()
