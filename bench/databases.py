"""Databases of a given size: generated once and kept in ``var/bench``."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from psycopg import sql

from cms.settings import environment
from cms.settings.embedded_postgres.server import database_url

PROJECT = Path(__file__).resolve().parent.parent
SEED = 2017

_MAKES_CONTENT = ("cms/demo/**/*", "cms/*/migrations/*.py", "search/demo.py", "search/migrations/*.py")


@dataclass(frozen=True)
class Database:
    """A filled database and the environment in which the service finds it."""

    initiatives: int
    url: str
    environment: dict[str, str]

    def with_variables(self, **variables: str) -> "Database":
        """Return the same database in an environment that says more."""
        return replace(self, environment={**self.environment, **variables})

    def manage(self, *arguments: str) -> None:
        """Run ``manage.py``."""
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=PROJECT, env=self.environment, check=True
        )


def directory() -> Path:
    """Where servers, databases and files of the benchmark live."""
    return PROJECT / environment.text("VAR_DIR") / "bench"


def filled(initiatives: int) -> Database:
    """Return a database with this many initiatives, generating it if need be."""
    (directory() / "static").mkdir(parents=True, exist_ok=True)
    database = _database(initiatives)
    stamp = directory() / f"initiatives-{initiatives}.stamp"
    current = _digest()
    if not stamp.exists() or stamp.read_text() != current:
        stamp.unlink(missing_ok=True)
        _empty(database)
        database.manage("migrate", "--verbosity", "0")
        database.manage(
            "demo_content", "--initiatives", str(initiatives), "--seed", str(SEED), "--without-logins"
        )
        stamp.write_text(current)
    return database


def _database(initiatives: int) -> Database:
    url = database_url(directory() / "postgres", database=f"initiatives_{initiatives}")
    values = {
        "DATABASE_URL": url,
        "VAR_DIR": str(directory()),
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    }
    return Database(initiatives, url, environment.for_children(**values))


def _empty(database: Database) -> None:
    """Start from nothing, with every query worked out by the one process that is watched."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        name = sql.Identifier(connection.info.dbname)
        for setting in ("max_parallel_workers_per_gather = 0", "jit = off"):
            connection.execute(sql.SQL("ALTER DATABASE {} SET " + setting).format(name))


def _digest() -> str:
    """The generator and the tables it fills. The graph is built anew in every run, so it does not count."""
    digest = hashlib.sha256(str(SEED).encode())
    for pattern in _MAKES_CONTENT:
        for path in sorted(PROJECT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(PROJECT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
