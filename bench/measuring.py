"""Measuring requests: short blocks of each case in turn, so that a disturbance meets all alike."""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from statistics import fmean

from .cases import VARIETY, Cases, Request
from .report import Row
from .server import BenchmarkFailed, Server, Watched

BLOCK = VARIETY
"""Requests between two readings of the clocks: each object or filter of a case is asked for once."""


class Bench:
    """One server with everything that is asked of it."""

    def __init__(self, initiatives: int, server: Server, cases: Cases) -> None:
        self.initiatives = initiatives
        self._server = server
        self._cases = cases
        self._turns = {case: itertools.cycle(requests) for case, requests in cases.items()}
        self._readings: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._watched = Watched([], [])

    def warm_up(self) -> None:
        """Let every cache fill and every connection open before anything counts."""
        self._check_floor()
        for requests in self._cases.values():
            for request in (*requests, *requests):
                self._server.ask(request)
        self._watched = self._server.watched()

    def round(self) -> Iterator[None]:
        """Measure one block of each case; hand over after each, so that several servers take turns."""
        for case, requests in self._turns.items():
            self._readings[case].append(self._block(requests))
            yield

    def rows(self) -> list[Row]:
        return [self._row(case, requests) for case, requests in self._cases.items()]

    def _check_floor(self) -> None:
        """What stands beside list_50 is a measure only while it answers the same."""
        answers = {
            case: json.loads(self._server.ask(self._cases[case][0]).body)["data"]
            for case in ("list_50", "one_statement", "graphql_core")
        }
        for case, given in answers.items():
            if given != answers["list_50"]:
                raise BenchmarkFailed(f"{case} and list_50 give different answers.")

    def _block(self, requests: Iterator[Request]) -> tuple[float, float]:
        """The first request is not counted: what the block before left in memory ends with it."""
        self._server.ask(next(requests))
        before = self._watched.clocks()
        for request in itertools.islice(requests, BLOCK):
            self._server.ask(request)
        after = self._watched.clocks()
        return (after[0] - before[0]) / BLOCK, (after[1] - before[1]) / BLOCK

    def _row(self, case: str, requests: list[Request]) -> Row:
        for request in requests:
            self._server.ask(request)
        replies = [self._server.ask(request, count_statements=True) for request in requests]
        server, database = zip(*self._readings[case], strict=True)
        return Row(
            case=case,
            initiatives=self.initiatives,
            server_cpu_ms=min(server),
            database_cpu_ms=min(database),
            sql=fmean(reply.statements for reply in replies),
            bytes=fmean(len(reply.body) for reply in replies),
        )


def measure(benches: list[Bench], *, rounds: int) -> list[Row]:
    """Return one row for each case of each bench."""
    for bench in benches:
        bench.warm_up()
    for _ in range(rounds):
        for _turn in zip(*(bench.round() for bench in benches), strict=True):
            pass
    return [row for bench in benches for row in bench.rows()]
