"""The embedded server: shared by processes, gone with the last of them, killed ones included."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from cms.settings.embedded_postgres.server import database_url
print(database_url(Path(sys.argv[1]), database="cms"), flush=True)
sys.stdin.readline()
"""


def hold(directory: Path) -> subprocess.Popen[str]:
    """Start a process that uses the server until it is told to end."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(directory)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def is_running(directory: Path) -> bool:
    pid_file = directory / "postmaster.pid"
    return pid_file.exists() and psutil.pid_exists(int(pid_file.read_text().splitlines()[0]))


def test_processes_share_one_server_and_the_last_one_stops_it(tmp_path: Path) -> None:
    # Given a directory with a long name, too long for a socket, and two processes at once
    directory = tmp_path / ("deep-" * 20) / ("deeper-" * 10) / "postgres"
    first, second = hold(directory), hold(directory)
    # When both ask for the address, then it is the same
    assert address(first) == address(second) != ""
    # When the first ends, then the server stays
    first.communicate("\n", timeout=30)
    assert is_running(directory)
    # When the last ends, then it stops
    second.communicate("\n", timeout=30)
    assert not is_running(directory)


def test_a_killed_process_does_not_keep_the_server_alive(tmp_path: Path) -> None:
    # Given a process that was killed while it used the server
    directory = tmp_path / "postgres"
    killed = hold(directory)
    address(killed)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)
    assert is_running(directory)
    # When another one comes and ends as it should
    other = hold(directory)
    assert address(other)
    other.communicate("\n", timeout=30)
    # Then nothing runs
    assert not is_running(directory)
