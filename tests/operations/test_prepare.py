"""A machine that cannot be prepared hears one sentence, and nothing half-done is left."""

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from tools import prepare
from tools.prepare import Impossible

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bare_copy(tmp_path: Path) -> Path:
    """The few files that preparing needs, on a machine without an environment."""
    (tmp_path / "tools").mkdir()
    for name in ("pyproject.toml", "uv.lock", "tools/prepare.py"):
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


@pytest.mark.slow
def test_an_unreachable_index_is_said_in_one_sentence(bare_copy: Path) -> None:
    # Given a machine whose package index does not answer
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_FIND_LINKS": "", "PIP_NO_CACHE_DIR": "1"}
    # When prepared
    result = subprocess.run(
        [sys.executable, "tools/prepare.py", "run"],
        cwd=bare_copy,
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
    )
    # Then
    assert (result.returncode, result.stderr) == (1, prepare.NO_INDEX + "\n")
    assert not (bare_copy / ".venv").exists()


def test_a_python_that_is_too_old_hears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9))
    with pytest.raises(Impossible, match=r"Python 3\.9 is too old: install Python 3\.11 or newer"):
        prepare.prepare("run")


def test_a_python_without_venv_hears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Impossible, match="apt-get install python3-venv"):
        prepare.refuse_unfit_machine()


def test_a_full_disk_is_said_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10, 9, 1))
    with pytest.raises(Impossible, match=r"The disk is full: free at least 1\.5 GB"):
        prepare.refuse_unfit_machine()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: [Errno 28] No space left on device", prepare.NO_SPACE.format(path=PROJECT)),
        ("error: Failed to fetch: `https://…`\n  dns error", prepare.NO_INDEX),
        ("error: something nobody foresaw", prepare.FAILED),
    ],
)
def test_an_installer_that_fails_is_understood(output: str, sentence: str) -> None:
    assert prepare.diagnosis(output) == sentence


def test_an_environment_is_prepared_once(bare_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an environment whose stamp fits the lock file
    monkeypatch.setattr(prepare, "PROJECT", bare_copy)
    monkeypatch.setattr(prepare, "VENV", bare_copy / ".venv")
    (bare_copy / ".venv").mkdir()
    prepare.stamp("dev").write_text(prepare.fingerprint("pyproject.toml", "uv.lock"))
    installs: list[str] = []
    monkeypatch.setattr(prepare, "install", lambda extent, fresh: installs.append(extent))
    # When prepared to run, then nothing happens: who may develop may also run
    prepare.prepare("run")
    assert installs == []
    # When the lock file changes, then it is installed again
    (bare_copy / "uv.lock").write_text("")
    prepare.prepare("run")
    assert installs == ["run"]
