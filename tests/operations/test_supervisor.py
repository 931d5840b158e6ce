"""The processes of the demo live and end together; nobody stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

PROJECT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys, time
from pathlib import Path
from tools.supervisor import StopRequested, Supervisor, listen_for_stop_signals

SLEEP = "import time; time.sleep(60)"
CHILD = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {SLEEP!r}]); "
listen_for_stop_signals()
try:
    with Supervisor({"PATH": ""}, Path(".")) as supervisor:
        supervisor.start("server", [sys.executable, "-c", CHILD + "time.sleep(60)"])
        supervisor.start("worker", [sys.executable, "-c", CHILD + sys.argv[1]])
        print("started", flush=True)
        while not supervisor.ended():
            time.sleep(0.05)
        print(supervisor.ended(), "ended", flush=True)
except StopRequested:
    print("stopped", flush=True)
"""

STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def launch(worker: str) -> subprocess.Popen[str]:
    """Start a supervisor whose two children each have a child of their own."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, worker], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def eventually(condition: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    parent = psutil.Process(process.pid)
    assert eventually(lambda: len(parent.children(recursive=True)) == 4)
    return parent.children(recursive=True)


def gone(processes: list[psutil.Process]) -> bool:
    return all(not child.is_running() or child.status() == psutil.STATUS_ZOMBIE for child in processes)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything(number: signal.Signals) -> None:
    # Given a supervisor, two children and two grandchildren
    process = launch("time.sleep(60)")
    children = family(process)
    # When somebody ends the supervisor
    os.kill(process.pid, number)
    output, _ = process.communicate(timeout=10)
    # Then it says so, succeeds, and nobody is left
    assert (output, process.returncode) == ("stopped\n", 0)
    assert eventually(lambda: gone(children))


def test_a_child_that_ends_takes_the_others_along() -> None:
    # Given a worker that ends by itself after a moment
    process = launch("time.sleep(1)")
    children = family(process)
    # When it has ended
    output, _ = process.communicate(timeout=10)
    # Then the supervisor names it and leaves nobody, not even the child of the one that ended
    assert output == "worker ended\n"
    assert eventually(lambda: gone(children))


@pytest.mark.slow
def test_a_child_that_will_not_end_is_killed() -> None:
    # Given a worker that ignores polite requests
    process = launch(STUBBORN)
    children = family(process)
    # When the supervisor is ended
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
    # Then
    assert eventually(lambda: gone(children))


SWALLOWING = """
import contextlib, os, signal
from tools.supervisor import StopRequested, heed_stop_request, listen_for_stop_signals

listen_for_stop_signals()
heed_stop_request()
with contextlib.suppress(BaseException):
    os.kill(os.getpid(), signal.SIGTERM)
print("swallowed", flush=True)
try:
    heed_stop_request()
except StopRequested:
    print("stopped")
"""


def test_a_signal_that_a_library_swallowed_stops_the_next_step() -> None:
    done = subprocess.run([sys.executable, "-c", SWALLOWING], cwd=PROJECT, capture_output=True, text=True)
    assert done.stdout.split() == ["swallowed", "stopped"]
