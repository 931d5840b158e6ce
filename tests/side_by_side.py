"""How tests are dealt out when several processes run them side by side (pytest-xdist).

Every process has its own test database and its own browser. A file stays in one process, for its
tests share what its fixtures made; so does a folder whose tests share a site that takes long to build.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/demo/site/", "tests/contract/")
FIRST = (
    *("tests/leaks/", "tests/demo/site/", "tests/architecture/test_readme.py"),
    *("tests/published/test_event_matrix.py", "tests/graphql/test_compiled.py"),
)
"""What takes longest: begun last, it would keep one process busy while the others are done."""


class Units(LoadFileScheduling):
    """A unit of work is a file, or a folder whose tests stay together; begun in the order of their tests."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """Return what must not be divided between processes, by the file or folder that it is."""
    path = nodeid.split("::", 1)[0]
    return next((folder for folder in TOGETHER if path.startswith(folder)), path)


def longest_first(nodeid: str) -> int:
    """Return the place of a test's unit, as a key to sort by; most units share the last one."""
    return next((place for place, unit in enumerate(FIRST) if nodeid.startswith(unit)), len(FIRST))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Units:
    return Units(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The processes are asked for their tests, so each of them puts its own into order."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: longest_first(item.nodeid))
