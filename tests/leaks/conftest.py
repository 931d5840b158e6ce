"""The world of a matrix, which asks for more at once than strangers may: so it need not ask so often."""

from dataclasses import replace

import pytest
from pytest_django import Settings

from cms.graphql import limits

from .planting import plant
from .world import World

_LIFTED = ("FIELDS", "ROOT_FIELDS", "ALIASES", "REPETITIONS", "COST")


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _LIFTED:
        monkeypatch.setattr(limits, name, replace(getattr(limits, name), allowed=10**9))


@pytest.fixture
def world(settings: Settings) -> World:
    """Wagtail's search index has no part in this, and takes a quarter of the time."""
    backends = settings.WAGTAILSEARCH_BACKENDS.items()
    settings.WAGTAILSEARCH_BACKENDS = {name: {**backend, "AUTO_UPDATE": False} for name, backend in backends}
    return plant()
