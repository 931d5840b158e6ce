"""Running one prepared operation against the published graph."""

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from graphql import GraphQLError, execute
from graphql.execution import ExecutionResult

from cms.published.reading import MOST_ROWS, Reader, TooManyRows
from cms.published.site import site_row

from .answers import Answer, encoded
from .compiled.plans import Plan
from .compiled.runs import never_awaitable
from .compiled.selections import Selections
from .errors import Code, LimitExceeded, QueryError, formatted
from .limits import report
from .preparing import Prepared
from .published_schema import published_schema
from .tags import answer_tags

logger = logging.getLogger(__name__)


@dataclass
class Context:
    """What the resolvers of one answer share."""

    reader: Reader
    selections: Selections
    private: bool = False
    """The answer shows a draft: nobody may store it."""
    fleeting: bool = False
    """The answer does not follow from the graph alone: asked again, it may be another one."""

    @cached_property
    def site(self) -> dict[str, Any] | None:
        """The site's own row, read once and only where a computed field asks."""
        return site_row(self.reader)


def executed(prepared: Prepared, correlation_id: str) -> Answer:
    """Return the answer to an operation; whatever goes wrong is part of it."""
    context, result = _outcome(prepared)
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_shown(error, correlation_id) for error in result.errors]
    body["extensions"] = report(prepared.cost)
    return Answer(
        encoded(body),
        executed=True,
        faultless=not result.errors,
        private=context.private,
        fleeting=context.fleeting,
        tags=answer_tags(context.reader.dependencies),
    )


def _outcome(prepared: Prepared) -> tuple[Context, ExecutionResult]:
    """Run the plan; where anything stands in its way, let graphql-core start over and tell the errors."""
    plan = prepared.document.plans.of(prepared.operation, prepared.variables)
    context = _context(prepared, plan)
    try:
        return context, ExecutionResult(plan.data(context, prepared.variables), None)
    except Exception:
        logger.debug("A plan ended early", exc_info=True)
    context = _context(prepared, plan)
    return context, _interpreted(prepared, context)


def _context(prepared: Prepared, plan: Plan) -> Context:
    return Context(Reader(prepared.document.unread), plan.selections)


def _interpreted(prepared: Prepared, context: Context) -> ExecutionResult:
    """No resolver here is a coroutine, so the result is at hand."""
    result = execute(
        published_schema(),
        prepared.document.tree,
        context_value=context,
        variable_values=dict(prepared.query.variables),
        operation_name=prepared.query.operation_name,
        is_awaitable=never_awaitable,
        hide_suggestions=True,
    )
    return cast(ExecutionResult, result)


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
