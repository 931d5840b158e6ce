"""Packages of npm that judge what we built: installed outside of the repository and kept between runs."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

from tests.machine import NODE


def installed(folder: Path) -> Path:
    """Return a copy of ``folder`` in which everything its ``package-lock.json`` names is installed.

    Without Node.js the calling test is skipped, or fails where it is required.
    """
    npm = NODE.path()
    lock = (folder / "package-lock.json").read_bytes()
    place = settings.VAR_DIR / "npm" / f"{folder.name}-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not (place / "node_modules").exists():
        shutil.copytree(folder, making := place.with_name(f"{place.name}.{os.getpid()}"))
        options = ["--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([npm, "ci", *options], cwd=making, check=True, capture_output=True)
        try:
            making.rename(place)
        except OSError:
            shutil.rmtree(making)
    return Path(shutil.copytree(folder, place, dirs_exist_ok=True))
