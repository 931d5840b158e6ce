"""Asking Elasticsearch for an answer within a request: once, for a second at most, or not at all."""

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

from elastic_transport import TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch, NotFoundError

from cms.published.turns import turns

from ...breaker import Breaker
from .. import EngineUnavailable

PATIENCE = 1.0
"""Seconds that a reader waits."""
MOST_THREADS = 100
"""Connections that are kept: with fewer than threads, these would wait for each other, and longer."""

_OVERLOADED = 429
_BROKEN = 500

logger = logging.getLogger(__name__)


def answer(
    url: str, index: str, body: Mapping[str, Any], *, steady: str = "", patience: float | None = None
) -> Mapping[str, Any]:
    """Return what a search says. Raises ``EngineUnavailable`` where it says nothing that can be used.

    The same ``steady`` text reads from the same copy of the index, so the scores of several pages agree.
    """
    breaker = breaker_of(url)
    if not breaker.closed:
        raise EngineUnavailable("Elasticsearch has just failed and is not asked.")
    try:
        with turns().left_to_others():
            found = client_of(url, patience or PATIENCE).search(
                index=index,
                body=dict(body),
                preference=steady or None,
                allow_partial_search_results=False,
            )
    except TransportError as error:
        breaker.trip(str(error))
        raise EngineUnavailable(str(error)) from error
    except NotFoundError as error:
        # Before the first rebuild there is no index; the status of the search says so.
        raise EngineUnavailable(str(error)) from error
    except ApiError as error:
        if is_passing(error):
            breaker.trip(str(error))
        else:
            logger.error("Elasticsearch refused a search: %s", error)
        raise EngineUnavailable(str(error)) from error
    return dict(found)


def is_passing(error: ApiError) -> bool:
    """Whether the server says that it cannot answer now, and not that it never will."""
    return error.status_code == _OVERLOADED or error.status_code >= _BROKEN


@cache
def client_of(url: str, patience: float) -> Elasticsearch:
    """Return the client of this process; retries would multiply the time that somebody waits."""
    return Elasticsearch(
        url,
        node_class=Urllib3HttpNode,
        request_timeout=patience,
        max_retries=0,
        retry_on_timeout=False,
        http_compress=False,
        connections_per_node=MOST_THREADS,
    )


@cache
def breaker_of(url: str) -> Breaker:
    """Return the breaker that all threads of this process share."""
    return Breaker(lambda: _answers(url))


def _answers(url: str) -> bool:
    try:
        return bool(client_of(url, PATIENCE).ping())
    except TransportError:
        return False
