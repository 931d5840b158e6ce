"""Elasticsearch as a container of the image that docker-compose.yml pins."""

import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import yaml

from .archive import Say
from .asking import answers
from .server import HEAP, START_SECONDS, DidNotStart

COMPOSE = Path(__file__).resolve().parents[2] / "docker-compose.yml"
ASK_SECONDS = 10

# The container ends when nobody holds its standard input any more, whatever became of us.
RUN_WHILE_HELD = "/usr/local/bin/docker-entrypoint.sh eswrapper & cat >/dev/null; kill $!; wait"


@cache
def daemon_answers() -> bool:
    """Return whether there is a Docker here, not only its program."""
    if not shutil.which("docker"):
        return False
    try:
        asked = subprocess.run(
            ["docker", "version", "--format", "{{.Server.Version}}"],
            capture_output=True,
            timeout=ASK_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


def pinned_image() -> str:
    image: str = yaml.safe_load(COMPOSE.read_text())["services"]["elasticsearch"]["image"]
    return image


@contextmanager
def container(say: Say) -> Iterator[str]:
    """Run the pinned image and yield its address."""
    image, name = pinned_image(), f"elasticsearch-{secrets.token_hex(4)}"
    say(f"Elasticsearch: container of {image} …")
    command = [
        *("docker", "run", "--rm", "--interactive", "--name", name, "--publish", "127.0.0.1::9200"),
        *("--env", "discovery.type=single-node", "--env", "xpack.security.enabled=false"),
        *("--env", f"ES_JAVA_OPTS={HEAP}", "--entrypoint", "/bin/sh", image, "-c", RUN_WHILE_HELD),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        try:
            yield _address(name, process)
        finally:
            subprocess.run(["docker", "rm", "--force", name], capture_output=True)


def _address(name: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + START_SECONDS * 5
    while process.poll() is None and time.monotonic() < deadline:
        asked = subprocess.run(["docker", "port", name, "9200/tcp"], capture_output=True, text=True)
        if asked.returncode == 0 and answers(url := f"http://{asked.stdout.split()[0]}"):
            return url
        time.sleep(0.5)
    raise DidNotStart(f"The container of {pinned_image()} did not start; its last words are above.")
