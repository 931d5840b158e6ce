"""A copy of the contract with its Node.js packages installed, shared by the tests of one run."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

from tests.machine import NODE
from tools.contract import CONTRACT

_BUILT = ("dist", "node_modules")


def installed_contract() -> Path:
    """Return a fresh copy below ``VAR_DIR``; packages are installed anew only with another lock file."""
    npm = NODE.path()
    lock = (CONTRACT / "package-lock.json").read_bytes()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    copy = Path(settings.VAR_DIR) / f"contract-{hashlib.sha256(lock).hexdigest()[:12]}{worker}"
    for path in copy.glob("*") if copy.exists() else ():
        if path.name not in _BUILT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(CONTRACT, copy, ignore=shutil.ignore_patterns(*_BUILT), dirs_exist_ok=True)
    if not (copy / "node_modules" / ".package-lock.json").exists():
        run(npm, "ci", "--no-audit", "--no-fund", cwd=copy)
    return copy


def run(*command: str, cwd: Path) -> str:
    """Return what a command says. A failure shows all of it."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout
