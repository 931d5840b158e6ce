"""The demo site, built once for all tests in this folder and taken back in the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from cms.demo.build import build
from cms.demo.progress import silent
from tests.demo.content import clear_site


@pytest.fixture(scope="package")
def media_of_the_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo-media")


@pytest.fixture(scope="package", autouse=True)
def _demo_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, media_of_the_site: Path
) -> Iterator[None]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("django.conf.settings.MEDIA_ROOT", media_of_the_site)
        clear_site()
        build(silent)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own_media_root(settings: Any, media_of_the_site: Path) -> Path:
    settings.MEDIA_ROOT = media_of_the_site
    return media_of_the_site
