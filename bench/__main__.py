"""Runs the benchmark; see ``docs/performance.md`` for what is measured and how."""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import psutil

from cms.settings import environment
from tools.supervisor import StopRequested, listen_for_stop_signals

from .cases import cases
from .clocks import NoSuchClock
from .databases import PROJECT, Database, filled
from .load import measure_load
from .measuring import Bench, measure
from .report import Load, Row, as_json, document, load_table, table
from .server import BenchmarkFailed, running

SIZES = (1_000, 10_000)
DOCUMENT = PROJECT / "docs" / "performance.md"


def main(arguments: Sequence[str]) -> int:
    """Measure, print and store; return the exit status."""
    options = _parser().parse_args(arguments)
    listen_for_stop_signals()
    try:
        rows = run(options.initiatives, rounds=options.rounds)
        loads = load(options.initiatives[0])
    except (BenchmarkFailed, NoSuchClock, subprocess.CalledProcessError) as reason:
        print(f"The benchmark ends here: {reason}", file=sys.stderr)
        return 1
    except StopRequested:
        print("Stopped.", file=sys.stderr)
        return 1
    path = PROJECT / environment.text("VAR_DIR") / "bench.json"
    path.write_text(as_json(rows))
    if options.document:
        document(DOCUMENT, rows, loads, machine())
    print(f"\n{table(rows)}\n\n{load_table(loads)}\n\n{machine()}\nThe same figures: {_shown(path)}")
    return 0


def run(sizes: Sequence[int], *, rounds: int) -> list[Row]:
    """Return the rows of all sizes; requests of all of them are measured in the same minutes."""
    databases = [_prepared(size) for size in sizes]
    written = [row for database in databases for row in _writes(database)]
    _say(f"Requests, {rounds} rounds …")
    with ExitStack() as servers:
        benches = [
            Bench(database.initiatives, servers.enter_context(running(database)), cases(database.url))
            for database in databases
        ]
        return [*measure(benches, rounds=rounds), *written]


def load(size: int) -> list[Load]:
    """Return what many clients see of the smallest size."""
    database = _prepared(size)
    _say("Many clients …")
    return measure_load(database, cases(database.url))


def machine() -> str:
    """Say in one line where and when the figures were measured."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"Measured on {date.today().isoformat()}: {_processor()}, {psutil.cpu_count()} cores, "  # noqa: DTZ011
        f"{memory:.0f} GB, Python {platform.python_version()}, embedded PostgreSQL."
    )


def _prepared(size: int) -> Database:
    _say(f"Database with {size:,} initiatives …")
    return filled(size)


def _writes(database: Database) -> list[Row]:
    _say(f"Rebuild and publications at {database.initiatives:,} initiatives …")
    command = [sys.executable, "-m", "bench.writing", str(database.initiatives)]
    result = subprocess.run(
        command, cwd=PROJECT, env=database.environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return [Row(**members) for members in json.loads(result.stdout)]


def _processor() -> str:
    described = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    names = [line.split(":")[1].strip() for line in described.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _shown(path: Path) -> Path:
    return path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--initiatives", type=int, nargs="+", default=SIZES, help="sizes of the databases")
    parser.add_argument("--rounds", type=int, default=15, help="blocks of requests for each case")
    parser.add_argument("--document", action="store_true", help="write the figures into docs/performance.md")
    return parser


def _say(message: str) -> None:
    print(f"• {message}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
