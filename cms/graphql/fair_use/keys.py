"""API keys: made once, shown once, stored as a digest.

A key is 32 random bytes, so a plain SHA-256 keeps it secret; slow hashing protects guessable words.
"""

import hashlib
import secrets

from django.db.models import Q
from django.utils import timezone

from ..models import ApiKey

MARK = "idk_"
"""Lets scanners of public code recognise a key of ours."""
_SECRET_BYTES = 32
_LONGEST = 100


def issue(key: ApiKey) -> str:
    """Give ``key`` a new text and return it; nobody can read it again. The caller saves the key."""
    secret = MARK + secrets.token_urlsafe(_SECRET_BYTES)
    key.digest, key.ending = _digest(secret), secret[-4:]
    return secret


def holder_of(secret: str) -> ApiKey | None:
    """Return the key with this text, unless it is unknown, expired or revoked."""
    if not secret.startswith(MARK) or len(secret) > _LONGEST:
        return None
    unexpired = Q(expires_on=None) | Q(expires_on__gte=timezone.localdate())
    return ApiKey.objects.filter(unexpired, digest=_digest(secret), revoked=False).first()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
