"""The search worker as the process that it is: started, killed, halted and ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.db import connection

from cms.settings.embedded_postgres.server import database_url
from tools.supervisor import PATIENCE as STOP_SECONDS

PROJECT = Path(__file__).resolve().parents[2]


class WorkerProcess:
    """``manage.py search_worker`` on the database and the Elasticsearch of this test."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "search_worker"],
                cwd=PROJECT,
                env={**os.environ, **_variables()},
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """Let it vanish wherever it is."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Start it, unless it runs."""
        if not self.runs:
            self.start()

    def stop(self) -> int:
        """Ask it to end, and return its exit status."""
        return self._end(signal.SIGTERM)

    def pause(self) -> None:
        self._send(signal.SIGSTOP)

    def resume(self) -> None:
        self._send(signal.SIGCONT)

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def said(self) -> str:
        return self._log.read_text()

    def _send(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._send(number)
        self.resume()
        status = self._process.wait(STOP_SECONDS)
        self._process = None
        return status


@contextmanager
def workers(directory: Path, number: int = 1) -> Iterator[list[WorkerProcess]]:
    """Run some workers at once; afterwards none is left."""
    running = [WorkerProcess(directory / f"worker-{index}.log") for index in range(number)]
    try:
        for worker in running:
            worker.start()
        yield running
    finally:
        for worker in running:
            worker.kill()


def eventually(condition: Callable[[], bool], *, seconds: float) -> None:
    """Wait until ``condition`` holds."""
    deadline = monotonic() + seconds
    while not condition():
        assert monotonic() < deadline, "It never happened."
        sleep(0.05)


def _variables() -> dict[str, str]:
    """The test's own database and indices, under settings that read the address of Elasticsearch."""
    database = connection.settings_dict
    directory = Path(database["OPTIONS"]["data_directory"])
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "DATABASE_URL": database_url(directory, database=database["NAME"]),
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
    }
