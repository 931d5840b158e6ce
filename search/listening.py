"""Waiting for news from PostgreSQL, on a connection of its own."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

APPLICATION = "search_worker"
"""How the worker calls itself there; whoever looks at the connections sees whether one runs."""


class Listener:
    """Hears of whatever is told from ``listen`` on; raises Django's errors when the database is gone."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._ear: BaseDatabaseWrapper | None = None

    def listen(self) -> BaseDatabaseWrapper:
        """Connect, unless that is done."""
        if self._ear is None:
            self._ear = connection.copy()
            with self._ear.cursor() as cursor:
                cursor.execute("SELECT set_config('application_name', %s, false)", (APPLICATION,))
                cursor.execute(f"LISTEN {self._channel}")
        return self._ear

    def wait(self, seconds: float) -> None:
        """Return when somebody told something since the last time, or after ``seconds``."""
        ear = self.listen()
        with ear.wrap_database_errors:
            for _ in ear.connection.notifies(timeout=seconds, stop_after=1):
                pass

    def close(self) -> None:
        """Forget the connection; the next call opens another one."""
        if self._ear is not None:
            self._ear.close()
            self._ear = None


def is_running() -> bool:
    """Return whether a worker is connected to this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE application_name = %s AND datname = current_database())",
            (APPLICATION,),
        )
        return bool(cursor.fetchone()[0])
