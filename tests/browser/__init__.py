"""Finding the browser, and saying loudly where there is none."""

import shutil

from cms.settings import environment

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT = "BROWSER TESTS NOT RUN: install chromium (on Debian: apt-get install chromium)"


def chromium_path() -> str | None:
    """Return the Chromium of this machine, whatever its name."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def is_required() -> bool:
    """Return whether the absence of a browser is a failure."""
    return environment.flag("REQUIRE_BROWSER")
