"""What keeps the demo from running is said in one sentence; what it started, it ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from pytest_django import Settings

from tools.demo import NEEDED_BYTES, CannotRun, refuse_full_disk

PROJECT = Path(__file__).resolve().parents[2]


def run_demo(**variables: str) -> subprocess.CompletedProcess[str]:
    """Run the demo's check with ``variables`` as its surroundings."""
    return subprocess.run(
        [sys.executable, "-m", "tools.demo", "--check"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


def test_an_occupied_port_is_named_together_with_a_way_out() -> None:
    # Given somebody who listens
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        # When the demo wants the same port
        result = run_demo(PORT=str(port))
    # Then it does nothing but say so
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"The demo cannot run: port {port} is in use; stop what listens there "
        f"or choose another: PORT={port + 1} make demo\n"
    )


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"PORT": "70000"}, "PORT must lie between 1 and 65535, not 70000."),
        ({"PORT": "http"}, "The environment variable PORT must be a whole number, not 'http'."),
        (
            {"HOST": "192.0.2.1", "PORT": "8001"},
            "nothing can listen on 192.0.2.1:8001 (Cannot assign requested address); "
            "choose another HOST or PORT.",
        ),
    ],
)
def test_a_place_where_nothing_can_listen_is_named(variables: dict[str, str], sentence: str) -> None:
    result = run_demo(**variables)
    assert (result.returncode, result.stderr) == (1, f"The demo cannot run: {sentence}\n")


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    # Given an address where no database is
    result = run_demo(DATABASE_URL="postgresql://cms:secret@127.0.0.1:9/cms", PORT="0", VAR_DIR=str(tmp_path))
    # Then the sentence says so and keeps the password
    assert result.returncode == 1
    assert result.stderr.startswith("The demo cannot run: the database says: connection failed")
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr


def test_a_check_that_was_stopped_proves_nothing_and_leaves_nobody(tmp_path: Path) -> None:
    # Given a check that is about to migrate its embedded database
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.demo", "--check"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "PORT": "0", "VAR_DIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert "• Migrations …\n" in iter(process.stdout.readline, "")
    # When somebody stops it
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=30)
    # Then it does not count as passed, and the database is down
    assert (output, process.returncode) == ("• Stopped.\n", 1)
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_a_full_disk_is_named_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    # Given a disk with next to nothing left
    settings.VAR_DIR = tmp_path / "var"
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**12, 10**12 - 1, 1))
    # When the demo looks at it, then it says where and how much
    with pytest.raises(CannotRun) as refusal:
        refuse_full_disk(NEEDED_BYTES)
    assert str(refusal.value) == (
        f"the disk is full; free at least 500 MB under {tmp_path / 'var'} and run it again."
    )


def test_an_address_that_is_none_is_named(tmp_path: Path) -> None:
    result = run_demo(DATABASE_URL="sqlite:///x", PORT="0", VAR_DIR=str(tmp_path))
    assert result.returncode == 1
    assert result.stderr == (
        "The demo cannot run: The environment variable DATABASE_URL must look like "
        "postgresql://user:password@host:5432/name.\n"
    )
