"""Where an Elasticsearch comes from: one that is named, Docker, or Maven and Java, in this order."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path

from cms.settings import environment

from .archive import Say, Unobtainable, unpacked
from .asking import answers
from .container import container, daemon_answers
from .server import DidNotStart, Server

PROJECT = Path(__file__).resolve().parents[2]
MAVEN_REPOSITORY = Path.home() / ".m2" / "repository"
OLDEST_JAVA = 17

advice = (
    "Maven and Java 17 (on Debian: apt-get install maven default-jre-headless) or Docker,"
    " or set ELASTICSEARCH_URL"
)
"""What to install where none can be had."""


class NoElasticsearch(Exception):
    """None can be had here; the message is the sentence a person reads."""


def cache_directory() -> Path:
    """Return where the unpacked distribution lies, together with what its users tell each other."""
    return PROJECT / environment.text("VAR_DIR") / "elasticsearch"


@cache
def source() -> str | None:
    """Return where one would come from, without starting anything."""
    if url := environment.text("ELASTICSEARCH_URL"):
        return url
    if daemon_answers():
        return "docker"
    return "maven" if shutil.which("mvn") and java_is_new_enough() else None


def java_is_new_enough() -> bool:
    """Return whether Java 17 or later is installed."""
    if not shutil.which("java"):
        return False
    asked = subprocess.run(["java", "-version"], capture_output=True, text=True)
    version = re.search(r'version "(\d+)', asked.stderr)
    return version is not None and int(version[1]) >= OLDEST_JAVA


@contextmanager
def elasticsearch(say: Say) -> Iterator[str]:
    """Yield the address of an Elasticsearch; whatever was started ends with the context."""
    try:
        with _provided(say) as url:
            yield url
    except (Unobtainable, DidNotStart) as reason:
        raise NoElasticsearch(str(reason)) from reason


@contextmanager
def own_server(say: Say) -> Iterator[Server]:
    """Yield a server of our own, which may be killed, halted and started again."""
    if source() is None or not shutil.which("mvn"):
        raise NoElasticsearch(f"install {advice}")
    try:
        with Server(_home(say)) as server:
            yield server
    except (Unobtainable, DidNotStart) as reason:
        raise NoElasticsearch(str(reason)) from reason


def _provided(say: Say) -> AbstractContextManager[str]:
    match source():
        case None:
            raise NoElasticsearch(f"install {advice}")
        case "docker":
            return container(say)
        case "maven":
            return _from_maven(say)
        case url:
            return _named(url)


@contextmanager
def _named(url: str) -> Iterator[str]:
    if not answers(url):
        raise NoElasticsearch("nothing answers at ELASTICSEARCH_URL; start it there, or unset the variable")
    yield url


@contextmanager
def _from_maven(say: Say) -> Iterator[str]:
    with own_server(say) as server:
        yield server.url


def _home(say: Say) -> Path:
    home = unpacked(cache_directory(), MAVEN_REPOSITORY, say)
    say("Elasticsearch: starting, about 20 seconds …")
    return home
