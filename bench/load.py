"""Many clients at once: how long they wait, how much gets done, and what memory it takes.

Unlike CPU time, waiting depends on what else the machine does; these figures want it to themselves.
"""

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles

from .cases import Cases, Request
from .databases import Database
from .report import Load
from .server import Server, running

PROCESSES = (1, 2)
CLIENTS = (1, 8, 32)
REQUESTS = 600
THREADS = 4
"""In each process, as the container has it."""
ASKED = ("list_50", "profile", "filter_total")
"""In turn, and none of them from memory."""


def measure_load(database: Database, cases: Cases) -> list[Load]:
    """Return one figure for each number of processes and of clients."""
    found = []
    for processes in PROCESSES:
        with running(database, processes=processes, threads=THREADS) as server:
            _asked(server, cases, clients=max(CLIENTS))
            found += [_load(server, cases, processes, clients) for clients in CLIENTS]
    return found


def _load(server: Server, cases: Cases, processes: int, clients: int) -> Load:
    began = time.perf_counter()
    waited = _asked(server, cases, clients)
    took = time.perf_counter() - began
    steps = quantiles(waited, n=20)
    return Load(processes, clients, steps[9], steps[18], len(waited) / took, server.memory_mb())


def _asked(server: Server, cases: Cases, clients: int) -> list[float]:
    """Return how long each of the requests took, in milliseconds."""
    turns = _Turns(itertools.islice(itertools.cycle(_mixed(cases)), REQUESTS))
    with ThreadPoolExecutor(clients) as pool:
        futures = [pool.submit(_client, server.sibling(), turns) for _ in range(clients)]
        return [waited for future in futures for waited in future.result()]


def _client(server: Server, turns: "_Turns") -> list[float]:
    return [_waited(server, request) for request in turns]


def _waited(server: Server, request: Request) -> float:
    began = time.perf_counter()
    server.ask(request)
    return (time.perf_counter() - began) * 1000


def _mixed(cases: Cases) -> list[Request]:
    most = max(len(cases[case]) for case in ASKED)
    turns = (itertools.islice(itertools.cycle(cases[case]), most) for case in ASKED)
    return [request for turn in zip(*turns, strict=True) for request in turn]


class _Turns:
    """Requests that several threads take in turn."""

    def __init__(self, requests: Iterator[Request]) -> None:
        self._requests = requests
        self._lock = threading.Lock()

    def __iter__(self) -> "_Turns":
        return self

    def __next__(self) -> Request:
        with self._lock:
            return next(self._requests)
