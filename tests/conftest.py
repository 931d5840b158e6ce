"""What every test may rely on: a current database, and uploads that never meet those of another test."""

import hashlib
from pathlib import Path

import django
import pytest
import wagtail
from django.conf import settings
from pytest_django import Settings

PROJECT_DIR = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Keep the test database between runs, but build it anew when a migration was rewritten."""
    if hasattr(config, "workerinput"):
        return
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    stamp = settings.VAR_DIR / f"test-database-{getattr(config.option, 'numprocesses', None) or 1}.stamp"
    current = _migrations_digest()
    if not stamp.exists() or stamp.read_text() != current:
        config.option.create_db = True
        stamp.write_text(current)


def _migrations_digest() -> str:
    digest = hashlib.sha256(f"{django.__version__} {wagtail.__version__} {settings.DATABASES}".encode())
    for path in sorted(PROJECT_DIR.glob("cms/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(autouse=True)
def own_media_root(settings: Settings, tmp_path: Path) -> Path:
    """Give each test an empty directory for its uploads."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
