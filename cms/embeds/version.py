"""The version of an embed: it changes with the rows, with the question, and with whatever renders them."""

import hashlib
from functools import cache
from pathlib import Path

from cms.published.program import program_digest

_ROOM = Path(__file__).resolve().parent
_RENDERING = (*_ROOM.glob("templates/**/*.html"), *_ROOM.glob("released/*/*"))


@cache
def rendering() -> str:
    """A fingerprint of everything that turns rows into bytes: a new release changes every ETag."""
    digest = hashlib.sha256(program_digest().encode())
    for path in sorted(_RENDERING):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def version_of(*parts: object) -> str:
    """Return the version of an answer that depends on ``parts`` and on how they are rendered."""
    told = "\0".join(str(part) for part in (rendering(), *parts))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
