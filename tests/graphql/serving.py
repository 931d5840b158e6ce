"""Real server processes beside the test, on the test's own database."""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from cms.settings import environment
from cms.settings.embedded_postgres.server import database_url

PATIENCE = 90


class Server:
    """One process, asked over one open connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(
        self, query: str, variables: Any = None, held: str = "", address: str = ""
    ) -> tuple[int, str, bytes]:
        """Return status, entity tag and body of an answer; ``held`` is the entity tag the client has.

        ``address`` is where the client says it is; a server believes it that trusts this machine as a proxy.
        """
        body = json.dumps({"query": query, "variables": variables or {}})
        headers = {"Content-Type": "application/json", "If-None-Match": held, "X-Forwarded-For": address}
        self._connection.request("POST", "/graphql/", body, headers)
        response = self._connection.getresponse()
        return response.status, response.getheader("ETag", ""), response.read()

    def sibling(self) -> "Server":
        """The same process, asked over a connection of its own."""
        return Server(self._port)


@contextmanager
def servers(number: int, **variables: str) -> Iterator[list[Server]]:
    """Run ``number`` server processes with these environment variables while the block runs."""
    ports = [_free_port() for _ in range(number)]
    with ExitStack() as stack:
        processes = [stack.enter_context(_running(port, variables)) for port in ports]
        for port, process in zip(ports, processes, strict=True):
            _await(port, process)
        yield [Server(port) for port in ports]


@contextmanager
def _running(port: int, variables: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "2", "--log-level", "error", "cms.wsgi:application"),
    ]
    values = {"DATABASE_URL": database_address(), "DJANGO_SETTINGS_MODULE": "cms.settings.test", **variables}
    process = subprocess.Popen(command, cwd=settings.PROJECT_DIR, env=environment.for_children(**values))
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def database_address() -> str:
    """Where the test's connection leads; the embedded server is not found by a name alone."""
    options = settings.DATABASES["default"]["OPTIONS"]
    if "data_directory" not in options:
        return environment.text("DATABASE_URL")
    return database_url(Path(options["data_directory"]), database=connection.settings_dict["NAME"])


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the server has ended"
        assert time.monotonic() < end, "the server does not listen"
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
