"""Make ``.venv`` on a bare machine: nothing is needed but Python with its venv module and a package index.

``python3 tools/prepare.py run`` installs what the service needs, ``dev`` also what its tests need.
A second call with the same lock file does nothing. Whatever goes wrong ends in one sentence that
says what to do, and an environment that was not finished is removed.

Only the standard library is used, and only syntax that an old Python can read, so that an old
Python gets to say that it is too old.
"""

import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
OLDEST = (3, 11)
NEEDED_BYTES = 1_500_000_000
UV = "uv==0.13.9"
EXTENT = {"run": ["--no-dev"], "dev": []}

TOO_OLD = "Python {found} is too old: install Python 3.11 or newer, or name one with `make PYTHON=…`."
NO_VENV = "This Python lacks its venv module: install it (on Debian: apt-get install python3-venv)."
NO_SPACE = "The disk is full: free at least 1.5 GB under {path}, then run the same command again."
NO_INDEX = "The package index cannot be reached: check the network or proxy, then run the same command again."
FAILED = "Installing the packages failed; the last lines of the installer are above."

SIGNS_OF_NO_SPACE = ("No space left on device", "os error 28")
SIGNS_OF_NO_INDEX = (
    "Could not find a version that satisfies",
    "Failed to establish a new connection",
    "Max retries exceeded",
    "Failed to fetch",
    "error sending request",
    "dns error",
    "timed out",
)


class Impossible(Exception):
    """This machine cannot be prepared; the message is the sentence a person reads."""


def main(arguments):  # type: (list[str]) -> int
    """Prepare what ``arguments`` names (run or dev); return the exit status."""
    try:
        prepare(arguments[0] if arguments else "run")
    except Impossible as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; run the same command again to continue.", file=sys.stderr)
        return 130
    return 0


def prepare(extent):  # type: (str) -> None
    """Bring ``.venv`` to the state of the lock file, unless it is there."""
    if sys.version_info < OLDEST:
        raise Impossible(TOO_OLD.format(found="{}.{}".format(*sys.version_info)))
    wanted = fingerprint("pyproject.toml", "uv.lock")
    if any(holds(name, wanted) for name in {extent, "dev"}):
        return
    fresh = not holds("python", fingerprint())
    try:
        install(extent, fresh=fresh)
        stamp(extent).write_text(wanted)
    except OSError as error:
        raise Impossible(
            NO_SPACE.format(path=PROJECT) if error.errno == errno.ENOSPC else str(error)
        ) from error
    finally:
        if fresh and not holds(extent, wanted):
            shutil.rmtree(str(VENV), ignore_errors=True)


def fingerprint(*names):  # type: (str) -> str
    """Return what an environment depends on: the interpreter, the place (a venv cannot move), these files."""
    digest = hashlib.sha256("{} {} {}".format(sys.version, VENV, UV).encode())
    for name in names:
        digest.update((PROJECT / name).read_bytes())
    return digest.hexdigest()


def stamp(name):  # type: (str) -> Path
    return VENV / "prepared-{}".format(name)


def holds(name, wanted):  # type: (str, str) -> bool
    """Return whether a finished step left the stamp it would leave now."""
    return stamp(name).exists() and stamp(name).read_text() == wanted


def refuse_unfit_machine():  # type: () -> None
    """Say before anything is written what would fail in the middle."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Impossible(NO_VENV)
    if shutil.disk_usage(str(PROJECT)).free < NEEDED_BYTES:
        raise Impossible(NO_SPACE.format(path=PROJECT))


def install(extent, fresh):  # type: (str, bool) -> None
    """Create the environment if need be and let uv install exactly what the lock file lists."""
    python = str(VENV / "bin" / "python")
    if fresh:
        refuse_unfit_machine()
        say("Python environment in .venv …")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        run([python, "-m", "pip", "install", "--quiet", "--retries", "2", UV])
        stamp("python").write_text(fingerprint())
    say("Packages from uv.lock …")
    # Compiled once here, or every process of a machine that writes no bytecode would compile Django anew.
    command = [str(VENV / "bin" / "uv"), "sync", "--frozen", "--inexact", "--compile-bytecode", "--quiet"]
    command += ["--python", python]
    run(command + EXTENT[extent])


def run(command):  # type: (list[str]) -> None
    """Run one installer; its own words appear only when it fails."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(VENV))
    environment.pop("VIRTUAL_ENV", None)
    result = subprocess.run(
        command,
        cwd=str(PROJECT),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if result.returncode:
        raise Impossible(diagnosis(result.stdout.decode(errors="replace")))


def diagnosis(output):  # type: (str) -> str
    """Return the sentence for what an installer said before it failed."""
    if any(sign in output for sign in SIGNS_OF_NO_SPACE):
        return NO_SPACE.format(path=PROJECT)
    if any(sign in output for sign in SIGNS_OF_NO_INDEX):
        return NO_INDEX
    print("\n".join(output.splitlines()[-15:]), file=sys.stderr)
    return FAILED


def say(message):  # type: (str) -> None
    print("• " + message, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
