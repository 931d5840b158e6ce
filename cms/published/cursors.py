"""Cursors: the place of a row in one order of one list, sealed so that it fits nowhere else."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.crypto import constant_time_compare, salted_hmac

_SEAL_BYTES = 9


class MalformedCursor(Exception):
    """The text was not handed out by us, or for another list, filter, order or language."""


class Position(NamedTuple):
    """The order key of a row, as JSON holds it, and its id."""

    key: str | int | float
    id: str


def binding(listing: Mapping[str, Any]) -> bytes:
    """Return what the cursors of a list are sealed with, given everything they are bound to."""
    return json.dumps(listing, sort_keys=True, cls=DjangoJSONEncoder).encode()


def seal(position: Position, bound: bytes) -> str:
    """Return the cursor of ``position`` in the list with this ``binding``."""
    payload = json.dumps(position, separators=(",", ":"), ensure_ascii=False).encode()
    return urlsafe_b64encode(_seal(payload, bound) + payload).decode().rstrip("=")


def unseal(cursor: str, bound: bytes) -> Position:
    """Return the position ``cursor`` stands for. Raises ``MalformedCursor``."""
    try:
        content = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (ValueError, binascii.Error) as error:
        raise MalformedCursor from error
    given, payload = content[:_SEAL_BYTES], content[_SEAL_BYTES:]
    if not constant_time_compare(given, _seal(payload, bound)):
        raise MalformedCursor
    return Position(*json.loads(payload))


def _seal(payload: bytes, bound: bytes) -> bytes:
    return salted_hmac("cms.published.cursors", bound + b"\0" + payload, algorithm="sha256").digest()[
        :_SEAL_BYTES
    ]
