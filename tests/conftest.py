"""What every test may rely on: German pages have a home, and files of one test never meet another's."""

from pathlib import Path

import pytest
from pytest_django.fixtures import SettingsWrapper


@pytest.fixture(autouse=True)
def own_media_root(settings: SettingsWrapper, tmp_path: Path) -> Path:
    """Give each test an empty directory for its uploads."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
