"""The worker as a process of its own: it does what is due without being told, and ends when asked to."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cms.pages.models import StandardPage
from cms.published.models import Node
from cms.settings import environment
from tests.factories.pages import StandardPageFactory
from tests.graphql.serving import database_address

PATIENCE = 60


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_worker_withdraws_what_has_expired_and_ends_with_its_signal() -> None:
    page = StandardPageFactory(title="Endet")
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "published_worker", "--interval", "0.1"],
        cwd=settings.PROJECT_DIR,
        env=environment.for_children(
            DATABASE_URL=database_address(), DJANGO_SETTINGS_MODULE="cms.settings.test"
        ),
    )
    try:
        StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        _await_withdrawal(page)
    finally:
        worker.terminate()

    assert worker.wait(PATIENCE) == 0


def _await_withdrawal(page: StandardPage) -> None:
    end = time.monotonic() + PATIENCE
    while Node.objects.filter(pk=page.uuid).exists():
        assert time.monotonic() < end
        time.sleep(0.1)
