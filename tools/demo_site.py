"""What the demo site stands on: database, migrations, content and graph, each brought up to date."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from cms.published.models import Node
from cms.settings.embedded_postgres.server import database_url

OLDEST_POSTGRESQL = 140000


class UnfitDatabase(Exception):
    """The database cannot carry the site; the message says why."""


def connect() -> str:
    """Reach the database, starting the embedded one if need be; return the address for other processes.

    The empty string says that they find it as we did, in their environment.
    """
    connection.ensure_connection()
    version = connection.cursor().connection.info.server_version
    if version < OLDEST_POSTGRESQL:
        raise UnfitDatabase(
            f"PostgreSQL {version // 10000} is too old: DATABASE_URL must name version 14 or newer."
        )
    directory = settings.DATABASES["default"]["OPTIONS"].get("data_directory")
    return database_url(Path(directory), database=connection.settings_dict["NAME"]) if directory else ""


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def is_filled() -> bool:
    """Return whether this database already holds what the present code and content files would make."""
    path = _stamp()
    return path.exists() and path.read_text() == _digest() and Node.objects.exists()


def fill() -> None:
    """Write content and graph; an interruption leaves no stamp, so the next run completes the work."""
    _stamp().unlink(missing_ok=True)
    call_command("demo_content", without_logins=True)
    call_command("published_rebuild")
    _stamp().write_text(_digest())


def _stamp() -> Path:
    database = connection.settings_dict
    place = f"{database['ENGINE']} {database['HOST']} {database['PORT']} {database['NAME']}"
    return settings.VAR_DIR / f"demo-{hashlib.sha256(place.encode()).hexdigest()[:12]}.stamp"


def _digest() -> str:
    digest = hashlib.sha256()
    root = settings.PROJECT_DIR / "cms"
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
