"""What some tests need of the machine beyond Python; an absence is said loudly, or fails where CI says so."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

import pytest

from cms.settings import environment
from tools.elasticsearch import advice, source


@dataclass(frozen=True)
class Need:
    """Something that Python packages cannot bring along."""

    tests: str
    variable: str
    """Set to 1, it turns the absence into a failure."""
    advice: str
    find: Callable[[], str | None]

    @property
    def absent(self) -> str:
        """The one line that says what was not run and what to do."""
        return f"{self.tests} TESTS NOT RUN: install {self.advice}"

    def path(self) -> str:
        """Return where it is. Without it the calling test is skipped, or fails where it is required."""
        return self.find() or self.refuse(self.absent)

    def refuse(self, reason: str) -> NoReturn:
        """End the calling test, which cannot be run for this reason."""
        if environment.flag(self.variable):
            pytest.fail(reason)
        pytest.skip(reason)


def program(*names: str) -> Callable[[], str | None]:
    """Return a search for the first program with one of these names."""
    return lambda: next((path for name in names if (path := shutil.which(name))), None)


def system_python_with(binding: str) -> Callable[[], str | None]:
    """Return a search for the system's own Python, if it can import ``binding``; a venv's cannot."""

    @cache
    def find() -> str | None:
        python = shutil.which("python3", path="/usr/bin")
        asked = python and subprocess.run([python, "-I", "-c", f"import {binding}"], capture_output=True)
        return python if asked and asked.returncode == 0 else None

    return find


BROWSER = Need(
    "BROWSER",
    "REQUIRE_BROWSER",
    "chromium (on Debian: apt-get install chromium)",
    program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
NODE = Need(
    "NODE.JS",
    "REQUIRE_NODE",
    "Node.js 20 or newer with npm (on Debian: apt-get install nodejs npm)",
    program("npm"),
)
JAVA = Need(
    "JAVA", "REQUIRE_JUDGES", "Java 17 (on Debian: apt-get install default-jre-headless)", program("java")
)
JING = Need("RELAX NG", "REQUIRE_JUDGES", "jing (on Debian: apt-get install jing)", program("jing"))
ICAL = Need(
    "ICALENDAR",
    "REQUIRE_JUDGES",
    "libical for the Python of the system (on Debian: apt-get install python3-gi gir1.2-ical-3.0)",
    system_python_with("gi.repository.ICalGLib"),
)

ELASTICSEARCH = Need("ELASTICSEARCH", "REQUIRE_ELASTICSEARCH", advice, source)

NEEDS = (BROWSER, NODE, JAVA, JING, ICAL, ELASTICSEARCH)
