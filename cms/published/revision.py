"""The one counter behind every cache key, ETag and row revision.

A database sequence would not do: it hands out numbers before COMMIT, so a reader could cache old
rows under a new number. A row locked until the writer's transaction ends gives numbers in the
order of commits, and with it one writer at a time, each of which sees all the earlier ones' rows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, NamedTuple, Protocol, TypeVar

from django.db import InterfaceError, OperationalError, connection, transaction

_LOCK = """
    INSERT INTO published_revision AS revision (id, number) VALUES (1, 0)
    ON CONFLICT (id) DO UPDATE SET number = revision.number
    RETURNING number
"""

# Every number has a second of its own, so that a date with whole seconds tells two states apart.
_COUNT = """
    UPDATE published_revision SET number = number + 1, changed_at = greatest(
        date_trunc('second', clock_timestamp()), changed_at + interval '1 second')
    RETURNING number
"""


class State(Protocol):
    """What the first statement of a request tells of the graph."""

    @property
    def revision(self) -> int:
        """The number of the last committed change."""


Told = TypeVar("Told", bound=State)
Ask = Callable[[], State]

_told_before: ContextVar[tuple[Ask, State] | None] = ContextVar("told_before", default=None)


class Numbered(NamedTuple):
    """A state of the graph by its number alone: to read the time costs a repeated answer a tenth."""

    revision: int


class Change(NamedTuple):
    """The last committed change to the graph; a graph that never changed has no time."""

    revision: int
    changed_at: datetime | None


def last_change() -> Change:
    """Return when and under which number the graph last changed.

    After many changes within a second the time lies some seconds ahead of the clock.
    """
    return Change(*_row("SELECT coalesce(max(number), 0), max(changed_at) FROM published_revision"))


def current_revision() -> int:
    """Return the number of the last committed change to the graph."""
    return _number("SELECT coalesce(max(number), 0) FROM published_revision")


def numbered() -> Numbered:
    """Return the number of the last committed change as a state."""
    return Numbered(current_revision())


def revision_at_start() -> int:
    """Return the current revision, as the first statement of a request."""
    return first_statement(numbered).revision


def first_statement(ask: Callable[[], Told]) -> Told:
    """Return what ``ask`` reads by the first statement of a request; see ``told_before``.

    It also tells whether a kept connection still lives, so Django need not ask before every request;
    one that died is replaced.
    """
    before = _told_before.get()
    _told_before.set(None)
    if before and before[0] is ask:
        return before[1]  # type: ignore[return-value]
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return ask()
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return ask()


@contextmanager
def told_before(ask: Ask, state: State) -> Iterator[None]:
    """Let ``state`` be the answer when the block asks for it first, so that a request asks only once."""
    earlier = _told_before.set((ask, state))
    try:
        yield
    finally:
        _told_before.reset(earlier)


def lock_graph() -> None:
    """Wait for other writers; from here to the end of the transaction nobody else changes the graph."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The published graph changes only inside a transaction.")
    _number(_LOCK)


def next_revision() -> int:
    """Raise the counter of the locked graph and return its new value."""
    return _number(_COUNT)


def _number(statement: str) -> int:
    return int(_row(statement)[0])


def _row(statement: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone())
