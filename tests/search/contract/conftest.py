"""The engines: whoever adds one adds it here, and no test changes."""

from collections.abc import Callable

import pytest

from .subject import Subject, embedded

ENGINES: dict[str, Callable[[], Subject]] = {"embedded": embedded}


@pytest.fixture(params=list(ENGINES))
def subject(request: pytest.FixtureRequest, db: None) -> Subject:
    """One of the engines, with nothing indexed."""
    return ENGINES[request.param]()
