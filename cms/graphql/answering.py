"""The way of one query: prepared, answered from memory or executed, and answered whatever happens."""

import logging
import uuid
from collections.abc import Collection
from dataclasses import replace

from django.db import Error
from graphql import GraphQLError

from cms.published.revision import revision_at_start

from .answers import Answer, encoded, kept_answers
from .documents import Refused, is_remembered
from .errors import Code, QueryError, formatted
from .execution import executed
from .fair_use import UNKNOWN_DOCUMENT, Client, charge, executing
from .preparing import Prepared, Query, prepare
from .validators import version_of

logger = logging.getLogger(__name__)


def answer(query: Query, client: Client, held: Collection[str] = ()) -> Answer:
    """Return the answer to ``query``; whatever goes wrong with the query is part of it.

    Where its present version is one of ``held``, the answer is empty and nothing was executed. Raises
    ``QueryError`` where the client has used up its budget, or the content cannot be read at all.
    """
    correlation_id = uuid.uuid4().hex
    if not is_remembered(query.source):
        charge(client, UNKNOWN_DOCUMENT)
    try:
        prepared = prepare(query)
    except Refused as refusal:
        return _refusal(refusal.errors, refusal.code, correlation_id)
    except QueryError as error:
        return _refusal([error], Code.BAD_USER_INPUT, correlation_id)
    return _current(prepared, client, held, correlation_id)


def _current(prepared: Prepared, client: Client, held: Collection[str], correlation_id: str) -> Answer:
    """First look into the memory, then ask for the revision, then read.

    In this order a kept answer of the present revision is exact: the revision was the same before its
    rows were read and after it was kept, so nothing was committed in between. Where the revision was told
    before (``repeatable``), the answer may follow from rows that were committed since this request began.
    """
    kept = kept_answers().find(prepared.key)
    revision = _revision(correlation_id)
    version = version_of(prepared, revision)
    if version in held:
        return Answer(b"", executed=True, version=version, revision=revision)
    if kept and kept.version == version:
        return kept
    return _fresh(prepared, client, revision, correlation_id)


def _fresh(prepared: Prepared, client: Client, revision: int, correlation_id: str) -> Answer:
    """Execute at the client's expense, and keep what everybody may be given."""
    with executing(client, prepared.cost) as left:
        given = executed(prepared, correlation_id)
    if given.faultless and not (given.private or given.fleeting):
        given = replace(given, version=version_of(prepared, revision), revision=revision)
        kept_answers().keep(prepared.key, given, given.size)
    return replace(given, left=left)


def _revision(correlation_id: str) -> int:
    try:
        return revision_at_start()
    except Error as error:
        logger.exception("GraphQL answer %s failed before it began", correlation_id)
        raise QueryError("The content cannot be read now; ask again later.", Code.UNAVAILABLE) from error


def _refusal(errors: list[GraphQLError], code: Code, correlation_id: str) -> Answer:
    body = {"errors": [formatted(error, code, correlation_id) for error in errors]}
    return Answer(encoded(body), executed=False)
