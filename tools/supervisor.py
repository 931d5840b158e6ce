"""Starts the processes of the demo site, watches them and ends them all: none outlives the others."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

PATIENCE = 10.0
"""Seconds between the polite request to end and the other one."""

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(BaseException):
    """Somebody pressed Ctrl-C or sent a signal; as with ``KeyboardInterrupt``, ``Exception`` is no match."""


def listen_for_stop_signals() -> None:
    """Let the first signal that ends a program raise ``StopRequested`` wherever the program is."""
    for number in STOP_SIGNALS:
        signal.signal(number, _raise_stop)


def ignore_stop_signals() -> None:
    """Nothing interrupts the cleaning up."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def heed_stop_request() -> None:
    """Raise ``StopRequested`` once more where a library that we were in swallowed it."""
    if signal.getsignal(signal.SIGTERM) == signal.SIG_IGN:
        raise StopRequested


def _raise_stop(number: int, frame: FrameType | None) -> None:
    ignore_stop_signals()
    raise StopRequested


class Supervisor:
    """Processes that live and end together; use as a context manager."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self._environment = dict(environment)
        self._directory = directory
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Supervisor":
        return self

    def __exit__(self, *exception: object) -> None:
        ignore_stop_signals()
        self.stop()

    def start(self, name: str, command: Sequence[str]) -> int:
        """Start ``command`` in a group of its own and return its process id.

        Ctrl-C reaches only us, and we end the whole group.
        """
        child = subprocess.Popen(command, cwd=self._directory, env=self._environment, start_new_session=True)
        self._children[name] = child
        return child.pid

    def ended(self) -> str | None:
        """Return the name of a process that has ended although nobody asked it to."""
        return next((name for name, child in self._children.items() if child.poll() is not None), None)

    def stop(self) -> None:
        """End every process group, politely first; afterwards none is left."""
        for child in self._children.values():
            _signal_group(child, signal.SIGTERM)
        for child in self._children.values():
            _await_or_kill(child)
        self._children.clear()


def _await_or_kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE)
    _signal_group(child, signal.SIGKILL)
    child.wait()


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
