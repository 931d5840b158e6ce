"""Everything that can go wrong, under one list of codes; clients never see anything else."""

from enum import StrEnum
from typing import Any

from graphql import GraphQLError

_LONGEST_MESSAGE = 300


class Code(StrEnum):
    """``extensions.code`` of an error. Values are part of the contract: they are never renamed."""

    BAD_REQUEST = "BAD_REQUEST"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    BODY_TOO_LARGE = "BODY_TOO_LARGE"
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    OPERATION_NOT_FOUND = "OPERATION_NOT_FOUND"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    BAD_CURSOR = "BAD_CURSOR"
    PREVIEW_TOKEN_INVALID = "PREVIEW_TOKEN_INVALID"  # noqa: S105
    PREVIEW_INCOMPLETE = "PREVIEW_INCOMPLETE"
    INTERNAL_ERROR = "INTERNAL_ERROR"


class QueryError(GraphQLError):
    """A refusal with a code; what the message says is meant for the client's developer."""

    def __init__(self, message: str, code: Code, **extensions: Any) -> None:
        super().__init__(message, extensions={"code": code, **extensions})


class BadArgument(QueryError):
    """An argument cannot be used; ``argument`` is its path, e.g. ``filter.level``."""

    def __init__(self, argument: str, problem: str, code: Code = Code.BAD_USER_INPUT) -> None:
        super().__init__(f'Argument "{argument}" {problem}', code, argument=argument)


class LimitExceeded(QueryError):
    """A document or its variables ask for more than one answer may hold."""

    def __init__(self, limit: str, actual: int | None, allowed: int) -> None:
        found = "" if actual is None else f" (found {actual})"
        super().__init__(
            f"The limit on {limit} is {allowed}{found}.",
            Code.LIMIT_EXCEEDED,
            limit=limit,
            actual=actual,
            allowed=allowed,
        )


def formatted(error: GraphQLError, fallback: Code, correlation_id: str) -> dict[str, Any]:
    """Return ``error`` as the response shows it, with ``fallback`` as its code if it has none of its own."""
    shown: dict[str, Any] = {**error.formatted}
    message = shown["message"]
    if len(message) > _LONGEST_MESSAGE:
        shown["message"] = message[:_LONGEST_MESSAGE] + "…"
    shown["extensions"] = {"code": fallback, **(error.extensions or {}), "correlationId": correlation_id}
    return shown
