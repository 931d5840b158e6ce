"""How dates and times are written, in arguments and in answers."""

from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive
from graphql import GraphQLScalarType


def serialize_moment(value: Any) -> str:
    """ISO 8601 text; rows already hold it."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def parse_day(value: Any) -> date:
    parsed = _parsed(parse_date, value)
    if parsed is None:
        raise ValueError("A Date is written like 2026-11-22.")
    return parsed


def parse_instant(value: Any) -> datetime:
    parsed = _parsed(parse_datetime, value)
    if parsed is None or is_naive(parsed):
        raise ValueError("A DateTime is written like 2026-11-22T10:00:00+01:00.")
    return parsed


def _parsed(parse: Any, value: Any) -> Any:
    try:
        return parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def equip(scalars: dict[str, GraphQLScalarType]) -> None:
    """Teach the scalars of a schema built from SDL to read and write."""
    for name, parse in (("Date", parse_day), ("DateTime", parse_instant)):
        scalars[name].parse_value = parse  # type: ignore[method-assign]
        scalars[name].serialize = serialize_moment  # type: ignore[method-assign]
