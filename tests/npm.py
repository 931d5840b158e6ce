"""Packages of npm that judge what we built: installed outside of the repository and kept between runs."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from fasteners import InterProcessLock

from tests.machine import NODE


def installed(folder: Path) -> Path:
    """Return a copy of ``folder`` in which everything its ``package-lock.json`` names is installed.

    Without Node.js the calling test is skipped, or fails where it is required.
    """
    npm = NODE.path()
    lock = (folder / "package-lock.json").read_bytes()
    place = settings.VAR_DIR / "npm" / f"{folder.name}-{hashlib.sha256(lock).hexdigest()[:12]}"
    place.parent.mkdir(parents=True, exist_ok=True)
    with InterProcessLock(place.with_suffix(".lock")):
        if not (place / "node_modules").exists():
            _install(npm, folder, place)
        _refresh(folder, place)
    return place


def _install(npm: str, folder: Path, place: Path) -> None:
    """An installation that was interrupted is not taken for a finished one."""
    making = place.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    shutil.copytree(folder, making)
    options = ["--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([npm, "ci", *options], cwd=making, check=True, capture_output=True)
    making.rename(place)


def _refresh(folder: Path, place: Path) -> None:
    """Copy what was edited since; what is equal may be in use by another process."""
    for path in folder.rglob("*"):
        copy = place / path.relative_to(folder)
        if path.is_dir():
            copy.mkdir(exist_ok=True)
        elif not copy.exists() or copy.read_bytes() != path.read_bytes():
            shutil.copy(path, copy)
