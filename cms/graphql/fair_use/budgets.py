"""A token bucket for each client, kept in PostgreSQL and shared by all processes of all machines.

A process draws an advance from the bucket and spends it from memory, so that most queries cost no
statement at all. What is left of an advance when a process ends is lost to the client, never gained.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.db import connection

from ..errors import TooManyRequests

WINDOW = 60
"""Seconds in which an empty bucket fills."""
ADVANCES = 10
"""A full bucket is drawn in this many advances, unless one query costs more."""
FORGOTTEN_AFTER = 10 * WINDOW
"""Seconds after which a bucket is full again whatever was taken, and its row is of no use."""
PATIENCE = 10
"""How often a client may ask in vain before it is no longer listened to until it may ask again."""
_MOST_CLIENTS = 10_000

_DRAW = """
    INSERT INTO graphql_budget AS budget (client, level, drawn, filled_at)
    VALUES (%(client)s, %(capacity)s - %(advance)s, %(advance)s, clock_timestamp())
    ON CONFLICT (client) DO UPDATE SET (level, drawn, filled_at) = (
        SELECT filled.level - taken.drawn, taken.drawn, clock_timestamp()
        FROM (
            SELECT least(
                %(capacity)s,
                budget.level
                + %(capacity)s * extract(epoch FROM clock_timestamp() - budget.filled_at) / %(window)s
            ) AS level
        ) filled
        CROSS JOIN LATERAL (
            SELECT CASE WHEN filled.level < %(cost)s THEN 0 ELSE least(filled.level, %(advance)s) END
            AS drawn
        ) taken
    )
    RETURNING drawn, level
"""


@dataclass(frozen=True)
class Allowance:
    """What one client may use."""

    cost_per_minute: int
    """The bucket: its size, and what flows back in a minute. In points of query cost; 0: without end."""
    concurrent: int
    """Queries that one process executes for it at a time."""


@dataclass
class _Account:
    """What this process holds of one client's bucket."""

    advance: float = 0
    level: float = 0
    """What was left in the bucket itself when it was last looked at."""
    empty_until: float = 0
    """Before this moment asking again is of no use."""
    in_vain: int = 0
    """How often it asked nevertheless."""

    def take(self, cost: float) -> float:
        """Spend from the advance; return what the client has left in all."""
        self.advance -= cost
        return self.advance + self.level


class Budgets:
    """The buckets as one process sees them. ``now`` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._accounts: OrderedDict[str, _Account] = OrderedDict()
        self._lock = Lock()

    def charge(self, client: str, allowance: Allowance, cost: float) -> float:
        """Take ``cost`` from the client's budget and return what is left. Raises ``TooManyRequests``."""
        with self._lock:
            account = self._account(client)
            if account.advance >= cost:
                return account.take(cost)
            self._refuse_while_empty(account)
            missing = cost - account.advance
        drawn, level = _drawn(client, allowance.cost_per_minute, missing)
        with self._lock:
            account.advance, account.level = account.advance + drawn, level
            if account.advance >= cost:
                return account.take(cost)
            wait = (missing - level) * WINDOW / allowance.cost_per_minute
            account.empty_until, account.in_vain = self._now() + wait, 0
        raise TooManyRequests(math.ceil(wait))

    def refuse_insistent(self, client: str) -> None:
        """Refuse a client that lost our patience. Raises ``TooManyRequests``."""
        with self._lock:
            account = self._accounts.get(client)
            if account and account.in_vain >= PATIENCE:
                self._refuse_while_empty(account)

    def _account(self, client: str) -> _Account:
        account = self._accounts.setdefault(client, _Account())
        self._accounts.move_to_end(client)
        if len(self._accounts) > _MOST_CLIENTS:
            self._accounts.popitem(last=False)
        return account

    def _refuse_while_empty(self, account: _Account) -> None:
        """A client that keeps asking in vain costs no statement."""
        wait = account.empty_until - self._now()
        if wait > 0:
            account.in_vain += 1
            raise TooManyRequests(math.ceil(wait))


def _drawn(client: str, capacity: float, missing: float) -> tuple[float, float]:
    """Take an advance, or nothing if even ``missing`` is not there; return it and what the bucket holds."""
    parameters: dict[str, str | float] = {
        "client": client,
        "capacity": capacity,
        "cost": missing,
        "advance": min(max(missing, capacity / ADVANCES), capacity),
        "window": WINDOW,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, parameters)
        drawn, level = cursor.fetchone()
    return float(drawn), float(level)


def forget_full_buckets() -> int:
    """Delete the buckets that nobody has drawn from for a while; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM graphql_budget WHERE filled_at < now() - make_interval(secs => %s)",
            (FORGOTTEN_AFTER,),
        )
        return cursor.rowcount
