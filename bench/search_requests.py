"""Searches over HTTP: short blocks of each case, as ``bench.measuring`` asks them, and how long they take."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles
from typing import Any

from search.evaluation.gold import judged_queries

from .cases import QUERIES, VARIETY, Request
from .databases import Database
from .server import Server, Watched, running

ROUNDS = 12
CASES = ("search", "search_hits", "search_browse", "search_suggest", "search_map")
SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Timing:
    """How long the requests of one case take, and what they cost on average."""

    case: str
    engine: str
    initiatives: int
    p50_ms: float
    p95_ms: float
    server_cpu_ms: float | None = None
    database_cpu_ms: float | None = None
    sql: float | None = None


@dataclass(frozen=True)
class _Block:
    """Every request of a case once: how long each took, and the CPU time of one of them."""

    waited_ms: Sequence[float]
    server_cpu_ms: float
    database_cpu_ms: float


def timings(engine: str, database: Database) -> list[Timing]:
    """Return one timing for each case, asked of a server that answers with this engine."""
    with running(database) as server:
        return [_timing(case, engine, database.initiatives, server) for case in CASES]


def summed_up(case: str, engine: str, initiatives: int, waited_ms: Sequence[float]) -> Timing:
    """Return a timing of which only the waiting is known."""
    steps = quantiles(waited_ms, n=20)
    return Timing(case, engine, initiatives, steps[9], steps[18])


def search_queries() -> list[str]:
    """Return what is searched for: German queries of the judgement list."""
    return [judged.query for judged in judged_queries() if judged.locale == "de"][:VARIETY]


def _timing(case: str, engine: str, initiatives: int, server: Server) -> Timing:
    requests = _requests(case)
    statements = [server.ask(request, count_statements=True).statements for request in requests]
    watched = server.watched()
    blocks = [_block(server, watched, requests) for _ in range(ROUNDS)]
    waited = summed_up(case, engine, initiatives, [each for block in blocks for each in block.waited_ms])
    return Timing(
        case,
        engine,
        initiatives,
        waited.p50_ms,
        waited.p95_ms,
        server_cpu_ms=min(block.server_cpu_ms for block in blocks),
        database_cpu_ms=min(block.database_cpu_ms for block in blocks),
        sql=fmean(statements),
    )


def _block(server: Server, watched: Watched, requests: Sequence[Request]) -> _Block:
    before = watched.clocks()
    waited = [_waited(server, request) for request in requests]
    after = watched.clocks()
    per_request = [(end - begin) / len(requests) for begin, end in zip(before, after, strict=True)]
    return _Block(waited, *per_request)


def _waited(server: Server, request: Request) -> float:
    began = time.perf_counter()
    server.ask(request)
    return (time.perf_counter() - began) * 1000


def _requests(case: str) -> list[Request]:
    queries = search_queries()
    if case == "search_browse":
        return [_graphql("search")] * VARIETY
    if case == "search_suggest":
        return [_graphql(case, prefix=query[:SHORTEST_PREFIX]) for query in queries]
    return [_graphql(case, query=query) for query in queries]


def _graphql(name: str, **variables: Any) -> Request:
    query = (QUERIES / f"{name}.graphql").read_text()
    return Request("/graphql/", json.dumps({"query": query, "variables": variables}).encode())
