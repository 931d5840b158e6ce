"""The matrix asks for more at once than strangers may, so that it need not ask so often."""

from dataclasses import replace

import pytest

from cms.graphql import limits

_LIFTED = ("FIELDS", "ROOT_FIELDS", "ALIASES", "REPETITIONS", "COST")


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _LIFTED:
        monkeypatch.setattr(limits, name, replace(getattr(limits, name), allowed=10**9))
