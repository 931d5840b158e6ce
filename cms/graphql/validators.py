"""The version of an answer: what its entity tag is made of, known before anything is executed.

An answer follows from the query, the graph and this program, so its version names the three: two
answers of one version are the same bytes, in every process and on every host.
"""

import hashlib

from cms.published.program import program_digest

from .preparing import Prepared


def version_of(prepared: Prepared, revision: int) -> str:
    """Return what changes if and only if the answer may."""
    return hashlib.sha256(f"{prepared.key} {revision} {program_digest()}".encode()).hexdigest()[:32]
