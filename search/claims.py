"""Who may write which marked document: claims with a lease, one short statement each.

No statement here waits for a publication, nor holds a lock longer than the server takes to execute it: a
worker that is stopped or killed at any moment holds up nobody. What it had claimed becomes free again
when the lease ends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from .models import Mark

LEASE = timedelta(seconds=30)
MOST_REFUSALS = 10
SUSPECT_AFTER = 2
"""A mark claimed so often without any outcome is written alone: it may be what its workers died of."""

_CLAIM = """
    WITH due AS MATERIALIZED (
        SELECT id FROM search_mark
        WHERE NOT dead AND attempts {suspicion} %(suspect)s
            AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
            AND (not_before IS NULL OR not_before < clock_timestamp())
        ORDER BY attempts, marked_at LIMIT %(most)s FOR UPDATE SKIP LOCKED
    )
    UPDATE search_mark mark SET claimed_until = clock_timestamp() + %(lease)s, attempts = attempts + 1
    FROM due WHERE mark.id = due.id RETURNING mark.id::text, mark.token
"""

# What a publication holds just now gets another token in any case.
_STILL_OURS = """
    WITH ours AS MATERIALIZED (
        SELECT mark.id, claim.error FROM search_mark mark
        JOIN unnest(%(ids)s::uuid[], %(tokens)s::uuid[], %(errors)s::text[]) AS claim(id, token, error)
            ON claim.id = mark.id AND claim.token = mark.token
        FOR UPDATE OF mark SKIP LOCKED
    )
"""

_ACKNOWLEDGE = _STILL_OURS + "DELETE FROM search_mark mark USING ours WHERE mark.id = ours.id"

_RELEASE = (
    _STILL_OURS
    + """
    UPDATE search_mark mark SET claimed_until = NULL, attempts = greatest(attempts - 1, 0)
    FROM ours WHERE mark.id = ours.id
"""
)

_POSTPONE = (
    _STILL_OURS
    + """
    UPDATE search_mark mark SET claimed_until = NULL, error = ours.error, dead = attempts >= %(most)s,
        not_before = clock_timestamp() + least(power(2, attempts), 3600) * interval '1 second'
    FROM ours WHERE mark.id = ours.id
"""
)


@dataclass(frozen=True)
class Claim:
    """A marked document that one worker may write now, and the change it then has written."""

    id: str
    token: UUID


def claim(most: int) -> list[Claim]:
    """Take up to ``most`` documents that are due, the oldest changes first."""
    return _claimed("<", most)


def claim_suspect() -> list[Claim]:
    """Take one of the documents that have to be written alone."""
    return _claimed(">=", 1)


def acknowledge(claims: Sequence[Claim]) -> None:
    """Forget what was written, unless it has changed since."""
    _settle(_ACKNOWLEDGE, dict.fromkeys(claims, ""))


def release(claims: Sequence[Claim]) -> None:
    """Give back what could not be written through no fault of its own."""
    _settle(_RELEASE, dict.fromkeys(claims, ""))


def postpone(refused: Mapping[Claim, str]) -> None:
    """Let documents rest that the engine refused, each time longer; in the end only a person can help."""
    _settle(_POSTPONE, refused, most=MOST_REFUSALS)


def retry_dead() -> int:
    """Try again what was refused too often; return how many documents that are."""
    return Mark.objects.filter(dead=True).update(dead=False, attempts=0, not_before=None)


def _claimed(suspicion: str, most: int) -> list[Claim]:
    parameters: dict[str, Any] = {"suspect": SUSPECT_AFTER, "most": most, "lease": LEASE}
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(suspicion=suspicion), parameters)
        return [Claim(*row) for row in cursor.fetchall()]


def _settle(statement: str, claims: Mapping[Claim, str], **more: Any) -> None:
    if not claims:
        return
    parameters: dict[str, Any] = {
        "ids": [claim.id for claim in claims],
        "tokens": [claim.token for claim in claims],
        "errors": list(claims.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters | more)
