"""The one counter behind every cache key, ETag and row revision.

A database sequence would not do: it hands out numbers before COMMIT, so a reader could cache old
rows under a new number. A row locked until the writer's transaction ends gives numbers in the
order of commits, and with it one writer at a time, each of which sees all the earlier ones' rows.
"""

from django.db import connection, transaction

_LOCK = """
    INSERT INTO published_revision AS revision (id, number) VALUES (1, 0)
    ON CONFLICT (id) DO UPDATE SET number = revision.number
    RETURNING number
"""


def current_revision() -> int:
    """Return the number of the last committed change to the graph."""
    return _number("SELECT coalesce(max(number), 0) FROM published_revision")


def lock_graph() -> None:
    """Wait for other writers; from here to the end of the transaction nobody else changes the graph."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The published graph changes only inside a transaction.")
    _number(_LOCK)


def next_revision() -> int:
    """Raise the counter of the locked graph and return its new value."""
    return _number("UPDATE published_revision SET number = number + 1 RETURNING number")


def _number(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
