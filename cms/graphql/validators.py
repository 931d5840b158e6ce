"""The version of an answer: what its entity tag is made of, known before anything is executed.

An answer follows from the query, the graph and this program, so its version names the three: two
answers of one version are the same bytes, in every process and on every host.
"""

import hashlib
from functools import cache

from django.conf import settings

from .preparing import Prepared

_ROOMS = ("cms", "search")


def version_of(prepared: Prepared, revision: int) -> str:
    """Return what changes if and only if the answer may."""
    return hashlib.sha256(f"{prepared.key} {revision} {_program()}".encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """A digest of the code: a release may answer differently from the same rows."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((settings.PROJECT_DIR / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
