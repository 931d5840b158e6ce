"""The way of one query: prepared, executed, and answered whatever happens."""

import uuid

from graphql import GraphQLError

from .answers import Answer, encoded
from .documents import Refused
from .errors import Code, QueryError, formatted
from .execution import executed
from .preparing import Query, prepare


def answer(query: Query) -> Answer:
    """Return the answer to ``query``; whatever goes wrong is part of it."""
    correlation_id = uuid.uuid4().hex
    try:
        return executed(prepare(query), correlation_id)
    except Refused as refusal:
        return _refusal(refusal.errors, refusal.code, correlation_id)
    except QueryError as error:
        return _refusal([error], Code.BAD_USER_INPUT, correlation_id)


def _refusal(errors: list[GraphQLError], code: Code, correlation_id: str) -> Answer:
    body = {"errors": [formatted(error, code, correlation_id) for error in errors]}
    return Answer(encoded(body), executed=False)
