"""The engines: whoever adds one adds it here, and no test changes."""

from collections.abc import Callable

import pytest

from .subject import Subject, elastic, embedded

ENGINES: dict[str, Callable[[pytest.FixtureRequest], Subject]] = {
    "embedded": lambda request: embedded(),
    "elastic": lambda request: elastic(request.getfixturevalue("elasticsearch")),
}


@pytest.fixture(params=list(ENGINES))
def subject(request: pytest.FixtureRequest, db: None) -> Subject:
    """One of the engines, with nothing indexed."""
    return ENGINES[request.param](request)
