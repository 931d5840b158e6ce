"""Running one operation against the published graph."""

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import GraphQLError, OperationType, execute
from graphql.execution import ExecutionResult
from graphql.execution.values import get_variable_values

from cms.published.reading import MOST_ROWS, Reader, TooManyRows

from .documents import Document, Refused, document
from .errors import Code, LimitExceeded, QueryError, formatted
from .limits import check_variables
from .published_schema import published_schema
from .row_execution import RowExecution

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Query:
    """What a client asks for."""

    source: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    operation_name: str | None = None


@dataclass
class Context:
    """What the resolvers of one answer share."""

    reader: Reader
    private: bool = False
    """The answer shows a draft: nobody may store it."""


@dataclass(frozen=True)
class Answer:
    """A response body, and what HTTP has to know of it."""

    body: Mapping[str, Any]
    executed: bool
    """False where the request was refused before any field was resolved."""
    private: bool = False


def answer(query: Query) -> Answer:
    """Return the answer to ``query``; whatever goes wrong is part of it."""
    correlation_id = uuid.uuid4().hex
    try:
        return _executed(query, correlation_id)
    except Refused as refusal:
        return _refusal(refusal.errors, refusal.code, correlation_id)
    except QueryError as error:
        return _refusal([error], Code.BAD_USER_INPUT, correlation_id)


def _executed(query: Query, correlation_id: str) -> Answer:
    found = document(query.source)
    _check_operation(found, query)
    context = Context(Reader(found.unread))
    result = _run(found, query, context)
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_shown(error, correlation_id) for error in result.errors]
    return Answer(body, executed=True, private=context.private)


def _run(found: Document, query: Query, context: Context) -> ExecutionResult:
    """No resolver here is a coroutine, so the result is at hand."""
    result = execute(
        published_schema(),
        found.tree,
        context_value=context,
        variable_values=dict(query.variables),
        operation_name=query.operation_name,
        execution_context_class=RowExecution,
        is_awaitable=_never,
        hide_suggestions=True,
    )
    return cast(ExecutionResult, result)


def _never(value: object) -> bool:
    """No resolver here is a coroutine; asking each value costs a tenth of the whole answer."""
    return False


def _check_operation(found: Document, query: Query) -> None:
    operation = found.operation(query.operation_name)
    if operation.operation is not OperationType.QUERY:
        raise QueryError("Only queries are answered here.", Code.OPERATION_NOT_FOUND)
    check_variables(query.variables)
    coerced = get_variable_values(
        published_schema(),
        operation.variable_definitions,
        dict(query.variables),
        max_errors=5,
        hide_suggestions=True,
    )
    if isinstance(coerced, list):
        raise Refused(coerced, Code.BAD_USER_INPUT)


def _shown(error: GraphQLError, correlation_id: str) -> dict[str, Any]:
    """Errors we raise say so themselves; anything else is our fault and stays in the log."""
    cause = error.original_error
    if cause is None or isinstance(cause, QueryError):
        return formatted(error, Code.BAD_USER_INPUT, correlation_id)
    if isinstance(cause, TooManyRows):
        limit = LimitExceeded("rows", cause.found, MOST_ROWS)
        told = GraphQLError(limit.message, error.nodes, path=error.path, extensions=limit.extensions)
        return formatted(told, Code.LIMIT_EXCEEDED, correlation_id)
    logger.error("GraphQL answer %s failed at %s", correlation_id, error.path, exc_info=cause)
    hidden = GraphQLError("Something went wrong here; it has been logged.", error.nodes, path=error.path)
    return formatted(hidden, Code.INTERNAL_ERROR, correlation_id)


def _refusal(errors: list[GraphQLError], code: Code, correlation_id: str) -> Answer:
    return Answer({"errors": [formatted(error, code, correlation_id) for error in errors]}, executed=False)
