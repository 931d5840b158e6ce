"""One Elasticsearch for all processes of a test run: the first to need it starts it, the last ends it.

A process of its own keeps it. Users hold a shared lock on a file, which the kernel gives back however they
end; when the keeper can lock the file for itself, nobody is left.
"""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.settings import environment

from .archive import Say
from .asking import answers
from .provision import PROJECT, NoElasticsearch, cache_directory, elasticsearch, source

LOOK_EVERY = 0.2
READY = "ready "
"""How the keeper begins the line with the address."""


@contextmanager
def shared(say: Say) -> Iterator[str]:
    """Yield the address of an Elasticsearch that other processes use as well."""
    if url := environment.text("ELASTICSEARCH_URL") or None:
        with elasticsearch(say):
            yield url
            return
    directory = cache_directory()
    directory.mkdir(parents=True, exist_ok=True)
    with _locked(directory / "users.lock", fcntl.LOCK_SH):
        with _locked(directory / "starting.lock", fcntl.LOCK_EX):
            url = _known(directory) or _start_keeper(directory, say)
        yield url


def keep() -> int:
    """Be the keeper: hold an Elasticsearch while anybody uses it; say its address, or why there is none."""
    directory = cache_directory()
    try:
        with elasticsearch(_say_to_starter) as url:
            _address_file(directory).write_text(url)
            _say_to_starter(READY + url)
            _await_last_user(directory)
    except NoElasticsearch as reason:
        _say_to_starter(str(reason))
        return 1
    return 0


def _start_keeper(directory: Path, say: Say) -> str:
    """Start a keeper that outlives us, pass on what it says, and return the address."""
    if source() is None:
        with elasticsearch(say) as url:
            return url
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tools.elasticsearch", "--keep"],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    last = "it ended without a word"
    for line in keeper.stdout or ():
        last = line.strip()
        if last.startswith(READY):
            return last.removeprefix(READY)
        say(last)
    raise NoElasticsearch(last)


def _await_last_user(directory: Path) -> None:
    """Return when nobody uses it any more, holding off newcomers until this process has ended."""
    users = os.open(directory / "users.lock", os.O_RDWR | os.O_CREAT)
    while not _try_lock(users):
        time.sleep(LOOK_EVERY)
    _address_file(directory).unlink(missing_ok=True)


def _try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _locked(path: Path, kind: int) -> Iterator[None]:
    file = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(file, kind)
        yield
    finally:
        os.close(file)


def _known(directory: Path) -> str | None:
    """Return the address of the one that runs; a keeper that was killed left only its address."""
    try:
        url = _address_file(directory).read_text()
    except FileNotFoundError:
        return None
    return url if answers(url) else None


def _address_file(directory: Path) -> Path:
    return directory / "address"


def _say_to_starter(message: str) -> None:
    print(message, flush=True)
