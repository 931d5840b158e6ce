"""One Elasticsearch of our own: started, killed, halted and started again, and gone with its owner.

It runs as an ordinary user (it refuses to be root), on free ports of this machine, with a folder of its
own for data, logs and temporary files.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from .asking import answers

HEAP = "-Xms512m -Xmx512m"
START_SECONDS = 300.0
STOP_SECONDS = 15.0
ORDINARY_USER = "nobody"
PR_SET_PDEATHSIG = 1

CONFIGURATION = """\
discovery.type: single-node
xpack.security.enabled: false
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
path.data: {folder}/data
path.logs: {folder}/logs
cluster.routing.allocation.disk.threshold_enabled: false
"""
LOGGING = """\
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class DidNotStart(Exception):
    """Elasticsearch ended or stayed silent while starting; the message holds its last words."""


@dataclass(frozen=True)
class User:
    """Who runs it: root lends the process to somebody else, anybody else runs it himself."""

    options: Mapping[str, Any]
    uid: int
    gid: int


def ordinary_user() -> User:
    """Return whoever may run Elasticsearch here."""
    if os.geteuid() != 0:
        return User({}, os.geteuid(), os.getegid())
    entry = pwd.getpwnam(ORDINARY_USER)
    lent = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return User(lent, entry.pw_uid, entry.pw_gid)


class Server:
    """A single node from an unpacked distribution; use as a context manager."""

    def __init__(self, home: Path) -> None:
        self._user = ordinary_user()
        self._home = home
        self._folder = Path("/")
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def __enter__(self) -> "Server":
        self._folder = Path(tempfile.mkdtemp(prefix="elasticsearch-"))
        try:
            self._furnish()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, with the data and on the port that it had before, and wait until it answers."""
        with (self._folder / "console.log").open("ab") as console:
            self._process = subprocess.Popen(
                _command(self._home, self._folder),
                cwd=self._home,
                env=_environment(self._home, self._folder),
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
                **self._user.options,
            )
        self._await_answer()

    def stop(self) -> None:
        """End it politely, and whatever is left of it otherwise."""
        if self._process:
            self._signal(signal.SIGCONT)
            self._signal(signal.SIGTERM)
            self._reap(STOP_SECONDS)

    def kill(self) -> None:
        """Let it vanish as in a power cut."""
        self._reap(0)

    def revive(self) -> None:
        """Let it run, whatever was done to it."""
        if self._process is None:
            self.start()
        self.resume()

    def pause(self) -> None:
        """Let it hang: connections are accepted, nothing is answered."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on where it was."""
        self._signal(signal.SIGCONT)

    def _reap(self, patience: float) -> None:
        process = self._process
        if process is None:
            return
        family = [process.pid, *_descendants(process.pid)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        self._signal(signal.SIGKILL)
        process.wait()
        psutil.wait_procs([psutil.Process(pid) for pid in family if psutil.pid_exists(pid)], timeout=5)
        self._process = None

    def _signal(self, number: signal.Signals) -> None:
        if self._process:
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                return

    def _furnish(self) -> None:
        """Write the configuration, and let the ordinary user own the folder."""
        self.port, transport = free_ports(2)
        configuration = self._folder / "config"
        shutil.copytree(self._home / "config", configuration)
        text = CONFIGURATION.format(http=self.port, transport=transport, folder=self._folder)
        (configuration / "elasticsearch.yml").write_text(text)
        (configuration / "log4j2.properties").write_text(LOGGING)
        if not _reachable(self._home, self._user):
            shutil.copytree(self._home, self._folder / "home")
            self._home = self._folder / "home"
        for name in ("data", "logs", "tmp"):
            (self._folder / name).mkdir()
        for path in (self._folder, *self._folder.rglob("*")):
            os.chown(path, self._user.uid, self._user.gid)

    def _await_answer(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not answers(self.url):
            ended = self._process is None or self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                raise DidNotStart(f"Elasticsearch did not start:\n{self._last_words()}")
            time.sleep(0.2)

    def _last_words(self) -> str:
        lines = (self._folder / "console.log").read_text(errors="replace").splitlines()
        return "\n".join(lines[-15:])


def free_ports(count: int) -> list[int]:
    """Return ports of this machine on which nobody listens."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _reachable(path: Path, user: User) -> bool:
    """Whether the user may walk down to ``path``; a clone below root's home is closed to others."""
    return not user.options or all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


def _command(home: Path, folder: Path) -> list[str]:
    """What the start script of the distribution would run; this one comes without."""
    return [
        *("java", "-Xmx64m", "-Dcli.name=server", "-Dcli.script=bin/elasticsearch"),
        *("-Dcli.libs=lib/tools/server-cli", f"-Des.path.home={home}", f"-Des.path.conf={folder}/config"),
        *("-Des.distribution.type=tar", "-Des.java.type=ES_JAVA_HOME"),
        *("-cp", f"{home}/lib/*:{home}/lib/cli-launcher/*", "org.elasticsearch.launcher.CliToolLauncher"),
    ]


def _environment(home: Path, folder: Path) -> dict[str, str]:
    java = Path(shutil.which("java") or "java").resolve()
    return {
        "PATH": os.defpath,
        "HOME": str(folder),
        "ES_HOME": str(home),
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "tmp"),
        "ES_JAVA_HOME": str(java.parent.parent),
        "ES_JAVA_OPTS": HEAP,
    }


def _end_with_parent() -> None:
    """Runs in the child, after it has become the ordinary user: the kernel ends it with its parent."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _descendants(pid: int) -> list[int]:
    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
