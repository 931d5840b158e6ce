"""The README promises two commands; here they are executed as they stand there."""

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROMISED = ["make demo ARGS=--check", "make test"]


def promised_commands() -> list[str]:
    """Return the command lines of the sh blocks under the heading "Two commands"."""
    section = (PROJECT / "README.md").read_text().split("Two commands\n", 1)[1]
    section = re.split(r"^#+ ", section, maxsplit=1, flags=re.M)[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.S)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(("git clone", "cd "))]


def execute(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Execute a line of the README in this repository."""
    return subprocess.run(
        command,
        cwd=PROJECT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
    )


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_there_are_two_commands() -> None:
    assert promised_commands() == PROMISED


def test_every_other_target_the_readme_names_exists() -> None:
    named = set(re.findall(r"`make ([a-z]+)", (PROJECT / "README.md").read_text()))
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.M))
    assert named - targets == set()


@pytest.mark.slow
def test_the_first_command_builds_the_site_and_answers(tmp_path: Path) -> None:
    # Given a machine with nothing of ours but the repository
    command = promised_commands()[0]
    clean = {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "", "VAR_DIR": str(tmp_path)}
    # When the first command is executed
    result = execute(command.split(), PORT=free_port(), **clean)
    # Then every answer is right, and no process is left behind
    assert result.returncode == 0, result.stdout + result.stderr
    assert "✗" not in result.stdout
    assert result.stdout.count("✓") == 7
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


@pytest.mark.slow
def test_the_second_command_runs_tests() -> None:
    # Given the second command, when it is executed for one small file (its whole is what runs this test)
    command = promised_commands()[1]
    result = execute([*command.split(), "ARGS=-q tests/operations/test_containers.py"])
    # Then
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout
