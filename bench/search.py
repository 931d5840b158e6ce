"""What a search costs through GraphQL with either engine, and beside it the bare call of the client.

``make bench OF=search`` measures in the databases of ``make bench`` and prints a table;
``docs/performance.md`` says what is measured. Without Elasticsearch, one line says so and the embedded
engine is measured alone.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from tools.elasticsearch import NoElasticsearch, elasticsearch
from tools.supervisor import StopRequested, listen_for_stop_signals

from .databases import PROJECT, Database, filled
from .report import aligned
from .search_requests import Timing, timings
from .server import BenchmarkFailed

SIZES = (1_000, 10_000)
HEAD = (
    "| case | engine | initiatives | p50 ms | p95 ms | server CPU ms | database CPU ms | SQL |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit status."""
    options = _parser().parse_args(arguments)
    listen_for_stop_signals()
    try:
        found = [timing for size in options.initiatives for timing in _measured(size)]
    except (BenchmarkFailed, subprocess.CalledProcessError) as reason:
        print(f"The benchmark ends here: {reason}", file=sys.stderr)
        return 1
    except StopRequested:
        print("Stopped.", file=sys.stderr)
        return 1
    print("\n".join(aligned([*HEAD, *map(_line, found)])))
    return 0


def _measured(size: int) -> list[Timing]:
    _say(f"Database with {size:,} initiatives …")
    database = filled(size)
    with ExitStack() as stack:
        databases = {"embedded": database}
        try:
            url = stack.enter_context(elasticsearch(_say))
        except NoElasticsearch as reason:
            _say(f"ELASTICSEARCH NOT MEASURED: {reason}")
        else:
            variables = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": f"bench-{size}"}
            databases["elastic"] = database.with_variables(**variables)
        found = [
            timing
            for engine, each in databases.items()
            for timing in (*_upkeep(engine, each), *_asked(engine, each))
        ]
        return sorted(found, key=lambda timing: timing.case)


def _upkeep(engine: str, database: Database) -> list[Timing]:
    """Rebuild the index and let publications reach it, in a process of its own."""
    _say(f"Rebuild and lag, {engine} …")
    command = [sys.executable, "-m", "bench.search_upkeep", engine, str(database.initiatives)]
    result = subprocess.run(
        command, cwd=PROJECT, env=database.environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return [Timing(**members) for members in json.loads(result.stdout)]


def _asked(engine: str, database: Database) -> list[Timing]:
    _say(f"Requests, {engine} …")
    return timings(engine, database)


def _line(timing: Timing) -> str:
    cells = [
        timing.case,
        timing.engine,
        f"{timing.initiatives:,}",
        f"{timing.p50_ms:,.1f}",
        f"{timing.p95_ms:,.1f}",
    ]
    costs = (timing.server_cpu_ms, timing.database_cpu_ms, timing.sql)
    return f"| {' | '.join([*cells, *('–' if cost is None else f'{cost:.1f}' for cost in costs)])} |"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench OF=search", description=__doc__)
    parser.add_argument("--initiatives", type=int, nargs="+", default=SIZES, help="sizes of the databases")
    return parser


def _say(message: str) -> None:
    print(f"• {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
