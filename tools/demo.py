"""``make demo``: the whole site on this machine, from an empty database to a GraphQL answer.

With ``--check`` it proves the answers and exits with 0 or 1.
"""

import argparse
import errno
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cms.settings import environment
from tools.elasticsearch import NoElasticsearch, elasticsearch
from tools.supervisor import (
    StopRequested,
    Supervisor,
    heed_stop_request,
    ignore_stop_signals,
    listen_for_stop_signals,
)

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS = "cms.settings.development"
START_SECONDS = 60
BROKEN = 1
ENGINES = ("embedded", "elastic")
EVERYWHERE = ("127.0.0.1", "0.0.0.0")  # noqa: S104
NEEDED_BYTES = 500_000_000


class CannotRun(Exception):
    """The demo cannot run here; the message is the sentence a person reads."""


def main(arguments: Sequence[str]) -> int:
    """Run the demo until it is stopped, or check it; return the exit status."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--check", action="store_true", help="prove the answers, then exit with 0 or 1")
    parser.add_argument("--engine", choices=ENGINES, default="embedded", help="what answers searches")
    options = parser.parse_args(arguments)
    listen_for_stop_signals()
    try:
        with engine(options.engine):
            return run(check=options.check)
    except StopRequested:
        print("• Stopped.", flush=True)
        return BROKEN if options.check else 0
    except (CannotRun, environment.InvalidEnvironment) as reason:
        ignore_stop_signals()
        print(f"The demo cannot run: {reason}", file=sys.stderr)
        return BROKEN


@contextmanager
def engine(name: str) -> Iterator[None]:
    """Let an Elasticsearch answer searches, where that is wanted, as long as the demo runs."""
    if name != "elastic":
        yield
        return
    try:
        with elasticsearch(say) as url:
            os.environ["ELASTICSEARCH_URL"] = url
            yield
    except NoElasticsearch as reason:
        raise CannotRun(f"{reason}; or leave out ENGINE=elastic.") from reason


def run(*, check: bool) -> int:
    """Bring everything up to date, serve it, and either check it or wait for the end."""
    host, port = environment.text("HOST"), environment.number("PORT")
    refuse_occupied_port(host, port)
    database_url = build_site()
    values = {"DJANGO_SETTINGS_MODULE": SETTINGS} | ({"DATABASE_URL": database_url} if database_url else {})
    with Supervisor(environment.for_children(**values), PROJECT) as supervisor:
        say(f"Server on port {port} …")
        supervisor.start("server", server_command(host, port))
        supervisor.start("worker", [sys.executable, "manage.py", "published_worker"])
        supervisor.start("search worker", [sys.executable, "manage.py", "search_worker"])
        address = f"http://{'localhost' if host in EVERYWHERE else host}:{port}"
        await_readiness(supervisor, address)
        if check:
            from tools.demo_checks import check_site

            return 0 if check_site(address) else BROKEN
        present(address)
        return watch(supervisor)


def refuse_occupied_port(host: str, port: int) -> None:
    """Find out before the work, not after it, that nothing can listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise CannotRun(f"PORT must lie between 1 and 65535, not {port}.") from None
        except OSError as error:
            raise CannotRun(_port_trouble(host, port, error)) from error


def _port_trouble(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use; stop what listens there or choose another: PORT={port + 1} make demo"
    return f"nothing can listen on {host}:{port} ({error.strerror}); choose another HOST or PORT."


def build_site() -> str:
    """Bring database, content and graph up to date; return the database's address for other processes."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django
    from django.core.management import CommandError
    from django.db import Error

    try:
        say("Settings …")
        django.setup()
        refuse_full_disk(NEEDED_BYTES)
        return _build_site()
    except Error as error:
        refuse_full_disk(NEEDED_BYTES // 10)
        raise CannotRun(f"the database says: {str(error).strip().splitlines()[0]}") from error
    except CommandError as error:
        raise CannotRun(str(error)) from error
    except subprocess.SubprocessError as error:
        raise CannotRun(f"the embedded PostgreSQL did not start: {error}") from error
    except OSError as error:
        raise CannotRun(f"{error.strerror}: {error.filename}") from error


def _build_site() -> str:
    from tools import demo_site

    say("Database …")
    try:
        database_url = demo_site.connect()
    except demo_site.UnfitDatabase as reason:
        raise CannotRun(str(reason)) from reason
    say("Migrations …")
    demo_site.migrate()
    if demo_site.is_filled():
        say("Demo content and graph are up to date.")
    else:
        say("Demo content and graph (only the first time) …")
        demo_site.fill()
    return database_url


def refuse_full_disk(needed: int) -> None:
    """Say what is behind it before a dozen places complain that they cannot write."""
    from django.conf import settings

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.VAR_DIR).free < needed:
        raise CannotRun(f"the disk is full; free at least 500 MB under {settings.VAR_DIR} and run it again.")


def server_command(host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "4", "--log-level", "warning", "cms.wsgi:application"),
    ]


def await_readiness(supervisor: Supervisor, address: str) -> None:
    """Wait until the site may get traffic."""
    from tools.demo_checks import is_ready

    deadline = time.monotonic() + START_SECONDS
    while not is_ready(address):
        if name := supervisor.ended():
            raise CannotRun(f"the {name} ended while starting; its last words are above.")
        if time.monotonic() > deadline:
            raise CannotRun(f"the server was not ready after {START_SECONDS} seconds.")
        time.sleep(0.1)


def present(address: str) -> None:
    """Print where things are, who may log in, and one real answer."""
    from cms.demo.logins import demo_logins
    from tools.demo_checks import SAMPLE_QUERY, ask

    places = {
        "Admin": "/admin/",
        "GraphQL": "/graphql/",
        "GraphiQL": "/graphiql/",
        "Embeds": "/embed/docs",
        "Feeds": "/feeds/v1/index.json",
    }
    lines = [
        "",
        *(f"  {name:<10} {address}{path}" for name, path in places.items()),
        "",
        "  Log in to the admin as",
    ]
    lines += [f"    {login.role:<15} {login.username:<10} {login.password}" for login in demo_logins()]
    lines += ["", f"  {SAMPLE_QUERY}", f"  {ask(address, SAMPLE_QUERY)}", "", "Ctrl-C ends it."]
    print("\n".join(lines), flush=True)


def watch(supervisor: Supervisor) -> int:
    """Wait until a process ends of its own accord; a signal leaves through ``StopRequested``."""
    while not (name := supervisor.ended()):
        time.sleep(0.5)
    print(f"The {name} ended unexpectedly; its last words are above.", file=sys.stderr)
    return BROKEN


def say(message: str) -> None:
    """Announce the next step, unless somebody asked meanwhile to stop."""
    heed_stop_request()
    print(f"• {message}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
