"""The measured server: granian with the whole WSGI stack, one worker, on a port that happens to be free."""

import http.client
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
import psycopg

from tools.supervisor import Supervisor

from .cases import Request
from .clocks import process_tree, total_cpu_ms
from .counting import ASKED, COUNTED
from .databases import PROJECT, Database
from .forgetting import REMEMBERED

START_SECONDS = 60
_HEADERS = {"Content-Type": "application/json", "Accept": "application/json", "X-Forwarded-Proto": "https"}


class BenchmarkFailed(Exception):
    """The figures would mean nothing; the message says why."""


@dataclass(frozen=True)
class Reply:
    """An answer and the number of statements behind it, where it was asked for."""

    body: bytes
    statements: int = 0


class Server:
    """A running server, and the two CPU clocks that tick for it."""

    def __init__(self, port: int, pid: int, database_url: str) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("localhost", port, timeout=30)
        self._pid = pid
        self._database_url = database_url
        self._entity_tags: dict[Request, str] = {}

    def ask(self, request: Request, *, count_statements: bool = False, may_fail: bool = False) -> Reply:
        """Return the answer. Raises ``BenchmarkFailed`` if it is none, or has errors and must not."""
        headers = {**_HEADERS, **self._conditions(request)}
        if count_statements:
            headers[ASKED] = "1"
        method = "POST" if request.body else "GET"
        self._connection.request(method, request.path, request.body or None, headers)
        response = self._connection.getresponse()
        body = response.read()
        known = request.held and response.status == 304
        if (response.status != 200 and not known) or (b'"errors"' in body[-2000:] and not may_fail):
            raise BenchmarkFailed(f"{request.path} answers {response.status}: {body[:2000].decode()}")
        self._entity_tags[request] = response.getheader("ETag", "")
        return Reply(body, int(response.getheader(COUNTED, "0")))

    def status(self, request: Request, headers: Mapping[str, str]) -> int:
        """Return what becomes of a request; any status will do."""
        method = "POST" if request.body else "GET"
        self._connection.request(method, request.path, request.body or None, {**_HEADERS, **headers})
        response = self._connection.getresponse()
        response.read()
        return response.status

    def _conditions(self, request: Request) -> dict[str, str]:
        held = {"If-None-Match": self._entity_tags.get(request, "")} if request.held else {}
        return {**held, REMEMBERED: "1"} if request.remembered else held

    def sibling(self) -> "Server":
        """The same server, asked over a connection of its own."""
        return Server(self._port, self._pid, self._database_url)

    def memory_mb(self) -> float:
        """Return the resident memory of the largest process, in MiB."""
        return max(psutil.Process(pid).memory_info().rss for pid in process_tree(self._pid)) / 2**20

    def watched(self) -> "Watched":
        """Return the processes that work for this server now. Its connection to the database must be open."""
        return Watched(process_tree(self._pid), self._backends())

    def _backends(self) -> list[int]:
        with psycopg.connect(self._database_url) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return [row[0] for row in rows]


@dataclass(frozen=True)
class Watched:
    """The processes whose CPU clocks are read."""

    server: list[int]
    backends: list[int]

    def clocks(self) -> tuple[float, float]:
        """Return the CPU milliseconds used so far: by the server, by its sessions in the database."""
        return total_cpu_ms(self.server), total_cpu_ms(self.backends)


@contextmanager
def running(database: Database, *, processes: int = 1, threads: int = 1) -> Iterator[Server]:
    """Serve ``database`` while the block runs."""
    port = _free_port()
    values = {**database.environment, "DJANGO_SETTINGS_MODULE": "bench.settings", "LOG_LEVEL": "ERROR"}
    with Supervisor(values, PROJECT) as supervisor:
        pid = supervisor.start("server", _command(port, processes, threads))
        _await(supervisor, port)
        yield Server(port, pid, database.url)


def _command(port: int, processes: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(processes), "--blocking-threads", str(threads)),
        *("--log-level", "error", "bench.wsgi:application"),
    ]


def _await(supervisor: Supervisor, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _listens(port):
        if supervisor.ended():
            raise BenchmarkFailed("The server ended while starting; its last words are above.")
        if time.monotonic() > deadline:
            raise BenchmarkFailed(f"The server did not listen after {START_SECONDS} seconds.")
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
