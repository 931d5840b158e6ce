"""From ``DATABASE_URL`` to Django's dictionary; without one, the embedded server."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .environment import InvalidEnvironment

EMBEDDED = "embedded"
"""Value of ``DATABASE_URL`` that asks for the embedded server; development and tests use it when unset."""

WITHOUT_JIT = "-c jit=off"
"""PostgreSQL would compile what it wrongly expects to be dear, which may take longer than to answer it."""


def database_settings(url: str, var_dir: Path) -> dict[str, Any]:
    """Return Django's entry for ``url``. The embedded server itself starts at the first connection."""
    if url == EMBEDDED:
        return {
            "ENGINE": "cms.settings.embedded_postgres",
            "NAME": "industriedialog",
            "OPTIONS": {"data_directory": str((var_dir / "postgres").resolve())},
        }
    return _connection(url)


def _connection(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise InvalidEnvironment(
            "The environment variable DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": WITHOUT_JIT, **options},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
