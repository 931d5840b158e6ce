"""The one loop that keeps Elasticsearch in line: changes first, then a page of whatever takes long.

It may be killed, stopped and started at any moment and as often as one likes, and any number of it may
run. While the database or the engine is away it waits; nothing is lost, because what has yet to be done
stands in the database.
"""

import logging
from collections.abc import Iterator
from itertools import islice
from threading import Event
from time import monotonic

from django.conf import settings
from django.db import Error, close_old_connections, connection

from .delivery import deliver_due
from .engines import EngineUnavailable
from .listening import Listener
from .marking import CHANNEL
from .rebuild import advance, is_live, request_first_rebuild
from .reconcile import reconcile, tidy

POLL_SECONDS = 1.0
"""The safety net below the notifications, and how late a signal to end is noticed."""
TIDY_SECONDS = 60.0
RECONCILE_SECONDS = 6 * 60 * 60.0
LONGEST_REST = 5.0

logger = logging.getLogger(__name__)


class Worker:
    """Runs until ``stop`` is set."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._listener = Listener(CHANNEL)
        self._failures = 0
        self._comparing: Iterator[None] = iter(())
        self._tidied = self._reconciled = float("-inf")

    def run(self) -> None:
        if not settings.ELASTICSEARCH_URL:
            logger.info(
                "ELASTICSEARCH_URL is empty: PostgreSQL answers searches. Only rebuilds are done here."
            )
        while not self._stop.is_set():
            self._attempt()
        self._listener.close()

    def _attempt(self) -> None:
        try:
            self._listener.listen()
            if not self.step():
                self._listener.wait(POLL_SECONDS)
        except Error as error:
            self._listener.close()
            connection.close()
            self._rest("The database", error)
        except EngineUnavailable as error:
            self._reconciled = float("-inf")
            self._rest("Elasticsearch", error)
        else:
            self._recovered()

    def step(self) -> bool:
        """Do what is due; return whether there is more to do at once."""
        close_old_connections()
        busy = self._keep_up() if settings.ELASTICSEARCH_URL else False
        return advance() is not None or busy

    def _keep_up(self) -> bool:
        more = deliver_due()
        if monotonic() - self._tidied > TIDY_SECONDS:
            tidy()
            request_first_rebuild()
            self._tidied = monotonic()
        if monotonic() - self._reconciled > RECONCILE_SECONDS and is_live():
            self._comparing, self._reconciled = reconcile(), monotonic()
        return self._compare_a_page() or more

    def _compare_a_page(self) -> bool:
        """Return whether there was anything left to compare."""
        return any(True for _ in islice(self._comparing, 1))

    def _rest(self, who: str, error: Exception) -> None:
        if not self._failures:
            logger.error("%s does not answer; trying again until it does: %s", who, error)
        self._stop.wait(min(LONGEST_REST, 0.25 * 2**self._failures))
        self._failures += 1

    def _recovered(self) -> None:
        if self._failures:
            logger.warning("Everything answers again.")
        self._failures = 0
