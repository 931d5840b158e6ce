"""``make bench OF=hostile``: what two clients that take all they can get leave to everybody else.

Visitors read profile pages one after the other, each from an address of its own: first alone, then while
two clients ask dear queries over several connections, again as soon as they are answered or refused.
"""

import argparse
import itertools
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from statistics import median

from .cases import Cases, Request, cases
from .databases import PROJECT, Database, filled
from .report import put
from .server import Server, running

CLIENTS, CONNECTIONS = 2, 8
"""How many are hostile, and over how many connections each of them asks at a time."""
PROCESSES = 2
THREADS = (1, 4)
"""In each process: as for readers alone, and as the container has it, where editors use the processes too."""
SECONDS = 20
LIMITED = {"API_COST_PER_MINUTE": "30000", "API_CONCURRENT": "4", "TRUSTED_PROXIES": "127.0.0.1,::1"}
"""Fair use as production has it, with addresses that the benchmark may choose."""
BEGIN, END = "<!-- figures: make bench OF=hostile ARGS=--document -->", "<!-- end of figures of fair use -->"
DOCUMENT = PROJECT / "docs" / "performance.md"

Visits = list[tuple[int, float]]
"""Status and milliseconds of each."""


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    database = filled(options.initiatives)
    limited = replace(database, environment={**database.environment, **LIMITED})
    text = "\n".join(figures(limited, seconds=options.seconds))
    print(text)
    if options.document:
        put(DOCUMENT, BEGIN, END, text)
    return 0


def figures(database: Database, *, seconds: float) -> list[str]:
    """Return what visitors and hostile clients saw as a Markdown list, for each number of threads."""
    asked = cases(database.url)
    return [line for threads in THREADS for line in _figures(database, asked, threads, seconds)]


def _figures(database: Database, asked: Cases, threads: int, seconds: float) -> list[str]:
    with running(database, processes=PROCESSES, threads=threads) as server:
        visitors = _visitors(asked["profile"])
        _visit(server, visitors, until=time.monotonic() + seconds / 4)
        alone = _visit(server, visitors, until=time.monotonic() + seconds)
        besieged, attacks = _besieged(server, visitors, asked["list_50"][0], seconds)
    return told(threads, alone, besieged, attacks)


def told(threads: int, alone: Visits, besieged: Visits, attacks: Counter[int]) -> list[str]:
    """Say what became of whom."""
    quiet, busy = (median(waited for _status, waited in visits) for visits in (alone, besieged))
    failed = sum(status != 200 for status, _waited in [*alone, *besieged])
    refused = attacks.pop(429, 0)
    others = attacks.total() - attacks[200]
    served = f"{threads} thread{'s' if threads > 1 else ''} in each process"
    return [
        f"* With {served} a visitor waits {quiet:.0f} ms for a profile page (median of {len(alone):,}), and"
        f" {busy:.0f} ms (of {len(besieged):,}) beside {CLIENTS} hostile clients: × {busy / quiet:.1f}."
        f" {failed} failed.",
        f"  The hostile clients were answered {attacks[200]:,} times, refused with 429 {refused:,} times, and"
        f" otherwise {others:,} times.",
    ]


def _besieged(
    server: Server, visitors: Iterator[tuple[Request, str]], dear: Request, seconds: float
) -> tuple[Visits, Counter[int]]:
    # Processes of their own, so that visitors are not kept waiting by our interpreter's lock.
    with ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")) as pool:
        hostile = [
            pool.submit(_attack, server.sibling(), f"198.51.100.{number}", dear, seconds)
            for number in range(CLIENTS)
        ]
        visits = _visit(server, visitors, until=time.monotonic() + seconds)
        return visits, _together(hostile)


def _attack(server: Server, address: str, dear: Request, seconds: float) -> Counter[int]:
    """Ask until the time is over, over several connections at once; return the statuses."""
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return _together(
            [pool.submit(_insist, server.sibling(), address, dear, end) for _ in range(CONNECTIONS)]
        )


def _insist(server: Server, address: str, dear: Request, end: float) -> Counter[int]:
    statuses: Counter[int] = Counter()
    while time.monotonic() < end:
        statuses[server.status(dear, _from(address))] += 1
    return statuses


def _together(counts: "Sequence[Future[Counter[int]]]") -> Counter[int]:
    return sum((each.result() for each in counts), Counter())


def _visitors(profiles: Sequence[Request]) -> Iterator[tuple[Request, str]]:
    """Pages in turn, each read by somebody else."""
    for number, request in enumerate(itertools.cycle(profiles)):
        yield request, f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _visit(server: Server, visitors: Iterator[tuple[Request, str]], *, until: float) -> Visits:
    visits: Visits = []
    while time.monotonic() < until:
        request, address = next(visitors)
        began = time.perf_counter()
        status = server.status(request, _from(address))
        visits.append((status, (time.perf_counter() - began) * 1000))
    return visits


def _from(address: str) -> Mapping[str, str]:
    return {"X-Forwarded-For": address}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--initiatives", type=int, default=1_000, help="size of the site")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="length of each measurement")
    parser.add_argument("--document", action="store_true", help="write the figures into docs/performance.md")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
