"""Everything that can go wrong, under one list of codes; clients never see anything else."""

from enum import StrEnum
from typing import Any, Self

from graphql import GraphQLError

_LONGEST = 300
"""Characters of a message, or of any other text that an error may repeat from what it was asked."""


class Code(StrEnum):
    """``extensions.code`` of an error. Values are part of the contract: they are never renamed."""

    meaning: str
    """What happened and what helps, for the client's developer; the contract prints it."""

    def __new__(cls, value: str, meaning: str = "") -> Self:
        code = str.__new__(cls, value)
        code._value_, code.meaning = value, meaning
        return code

    BAD_REQUEST = "BAD_REQUEST", "The HTTP request is not GraphQL over HTTP; the message says what is wrong."
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED", "The endpoint takes GET, POST and OPTIONS."
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE", "The Accept header excludes both media types of answers."
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE", "A body must be application/json in UTF-8."
    LENGTH_REQUIRED = "LENGTH_REQUIRED", "A body must come with its Content-Length."
    BODY_TOO_LARGE = "BODY_TOO_LARGE", "The body is longer than the endpoint reads."
    URI_TOO_LONG = "URI_TOO_LONG", "The query string is longer than the endpoint reads; use POST."
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED", "The document is not GraphQL; `locations` shows where."
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED", "The document does not fit the schema."
    OPERATION_NOT_FOUND = (
        "OPERATION_NOT_FOUND",
        "The document holds no query, or several and `operationName` chooses none of them.",
    )
    PERSISTED_QUERY_NOT_FOUND = (
        "PERSISTED_QUERY_NOT_FOUND",
        "The manifest has no document of this id; nobody can add one.",
    )
    DOCUMENT_NOT_TRUSTED = (
        "DOCUMENT_NOT_TRUSTED",
        "This installation answers only the documents of its manifest.",
    )
    LIMIT_EXCEEDED = (
        "LIMIT_EXCEEDED",
        "The query asks for too much: `limit`, `actual`, `allowed` say what;"
        " `actual` is null where the document is nested too deeply to be read.",
    )
    BAD_USER_INPUT = "BAD_USER_INPUT", "A variable or argument cannot be used; `argument` names it."
    BAD_CURSOR = "BAD_CURSOR", "The cursor belongs to no list, or to one with another filter or order."
    PREVIEW_TOKEN_INVALID = "PREVIEW_TOKEN_INVALID", "The token is unknown, older than an hour or revoked."
    PREVIEW_INCOMPLETE = "PREVIEW_INCOMPLETE", "The draft lacks values that every answer needs."
    API_KEY_INVALID = "API_KEY_INVALID", "The API key is unknown, expired or revoked."
    RATE_LIMITED = "RATE_LIMITED", "The budget of query cost is used up; `retryAfter` says when to ask again."
    UNAVAILABLE = "UNAVAILABLE", "The content cannot be read at the moment; ask again later."
    INTERNAL_ERROR = "INTERNAL_ERROR", "Our fault. The log knows more under the `correlationId`."


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


class TooManyRequests(QueryError):
    """A client has used up its budget, or asks too much at a time; ``retry_after`` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            f"Too many or too costly queries; ask again in {retry_after} s.",
            Code.RATE_LIMITED,
            retryAfter=retry_after,
        )
        self.retry_after = retry_after


def formatted(error: GraphQLError, fallback: Code, correlation_id: str) -> dict[str, Any]:
    """Return ``error`` as the response shows it, with ``fallback`` as its code if it has none of its own."""
    shown: dict[str, Any] = {**error.formatted}
    told = {name: _cut(value) for name, value in (error.extensions or {}).items()}
    shown["message"] = _cut(shown["message"])
    if "path" in shown:
        shown["path"] = [_cut(each) for each in shown["path"]]
    shown["extensions"] = {"code": fallback, **told, "correlationId": correlation_id}
    return shown


def _cut(value: Any) -> Any:
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value
