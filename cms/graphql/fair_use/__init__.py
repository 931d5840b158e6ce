"""Fair use: everybody gets an answer, because nobody may take the whole server.

Each client has a budget of query cost (``budgets``) and a number of queries at a time (``slots``);
who a client is follows from its address or its API key (``clients``).
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from cms.published.turns import turns

from ..errors import TooManyRequests
from .budgets import WINDOW, Budgets
from .clients import Client, client_of
from .slots import Slots

__all__ = ["UNKNOWN_DOCUMENT", "Client", "charge", "client_of", "executing", "refuse_the_insistent", "told"]

UNKNOWN_DOCUMENT = 50
"""Points for a document that has to be parsed and validated first: about as long as it takes."""

_budgets = Budgets()
_slots = Slots()


def charge(client: Client, cost: float) -> float:
    """Take ``cost`` points from the client; return what it has left. Raises ``TooManyRequests``."""
    if not client.allowance.cost_per_minute:
        return math.inf
    return _budgets.charge(client.name, client.allowance, cost)


def refuse_the_insistent(client: Client) -> None:
    """Refuse unread whatever a client asks that was told to wait and did not. Raises ``TooManyRequests``.

    Such clients ask as fast as they are refused, so readers take turns from then on.
    """
    try:
        _budgets.refuse_insistent(client.name)
    except TooManyRequests:
        turns().want()
        raise


@contextmanager
def executing(client: Client, cost: float) -> Iterator[float]:
    """Hold a slot of the client and charge it. Raises ``TooManyRequests``."""
    with _slots.take(client.name, client.allowance.concurrent):
        yield charge(client, cost)


def told(client: Client, left: float | None) -> dict[str, str]:
    """The headers that tell a client what is ``left``, and in how many seconds it has everything again."""
    capacity = client.allowance.cost_per_minute
    if left is None or not capacity:
        return {}
    seconds = math.ceil((capacity - left) * WINDOW / capacity)
    return {
        "RateLimit-Policy": f'"cost";q={capacity};w={WINDOW}',
        "RateLimit": f'"cost";r={math.floor(left)};t={seconds}',
    }
