"""From what a client asks to an operation that may run: refusals come before any row is read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import OperationDefinitionNode, OperationType
from graphql.execution.values import get_variable_values

from .documents import Document, Refused, document
from .errors import Code, QueryError
from .limits import check_cost, check_variables
from .published_schema import published_schema

_MOST_ERRORS = 5


@dataclass(frozen=True)
class Query:
    """What a client asks for."""

    source: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    operation_name: str | None = None


@dataclass(frozen=True)
class Prepared:
    """One operation of a valid document, with variables that fit it."""

    query: Query
    document: Document
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    """Coerced: defaults filled in, dates parsed."""
    cost: int
    """What answering it may take at most; see ``cost.py``."""

    @cached_property
    def key(self) -> str:
        """Equal for two requests if and only if the graph answers them alike."""
        asked = [self.query.source, self.query.operation_name, self.query.variables]
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def prepare(query: Query) -> Prepared:
    """Return the operation that ``query`` asks for. Raises ``Refused`` and ``QueryError``."""
    found = document(query.source)
    operation = found.operation(query.operation_name)
    if operation.operation is not OperationType.QUERY:
        raise QueryError("Only queries are answered here.", Code.OPERATION_NOT_FOUND)
    check_variables(query.variables)
    variables = _coerced(operation, query.variables)
    cost = found.cost(operation, variables)
    check_cost(cost)
    return Prepared(query, found, operation, variables, cost)


def _coerced(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Mapping[str, Any]:
    coerced = get_variable_values(
        published_schema(),
        operation.variable_definitions,
        dict(variables),
        max_errors=_MOST_ERRORS,
        hide_suggestions=True,
    )
    if isinstance(coerced, list):
        raise Refused(coerced, Code.BAD_USER_INPUT)
    return coerced
