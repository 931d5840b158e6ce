"""Whatever can happen to the worker, the engine and their connections, each for some commits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from django.db import connection

from search.engines import EngineUnavailable
from search.engines.elastic.upkeep import LostIndex
from search.rebuild import NothingKept, request_rebuild, roll_back
from tests.search.workers import WorkerProcess
from tools.elasticsearch.server import Server

LONGEST = 60
"""Commits until a fault is over."""

KINDS = (
    "kill_worker",
    "pause_worker",
    "kill_engine",
    "pause_engine",
    "cut_connections",
    "rebuild",
    "rebuild",
    "go_back",
)
"""By the names of their methods; rebuilds are twice as likely."""

Undo = Callable[[], None]


@dataclass
class Faults:
    """One thing goes wrong after another, several at a time; ``counts`` says how often each did."""

    engine: Server
    workers: Sequence[WorkerProcess]
    rng: Random
    counts: dict[str, int] = field(default_factory=dict)
    _over: list[tuple[int, Undo]] = field(default_factory=list)
    _engine_suffers: bool = False

    def happen(self, commits: int) -> None:
        """Let something go wrong now, and whatever has lasted long enough be over."""
        self.recover(commits)
        fault = self.rng.choice([getattr(self, name) for name in KINDS])
        undo = fault()
        if undo:
            self.counts[fault.__name__] = self.counts.get(fault.__name__, 0) + 1
            self._over.append((commits + self.rng.randint(1, LONGEST), undo))

    def recover(self, commits: float = float("inf")) -> None:
        """End every fault that was to last until ``commits``."""
        for end, undo in list(self._over):
            if end <= commits:
                self._over.remove((end, undo))
                undo()

    def end(self) -> None:
        """Let everything run again."""
        self.recover()
        self.engine.revive()

    def kill_worker(self) -> Undo:
        worker = self.rng.choice(self.workers)
        worker.kill()
        return worker.restart

    def pause_worker(self) -> Undo:
        worker = self.rng.choice(self.workers)
        worker.pause()
        return worker.resume

    def kill_engine(self) -> Undo | None:
        if self._engine_suffers:
            return None
        self._engine_suffers = True
        self.engine.kill()
        return self._revive_engine

    def pause_engine(self) -> Undo | None:
        if self._engine_suffers:
            return None
        self._engine_suffers = True
        self.engine.pause()
        return self._revive_engine

    def cut_connections(self) -> Undo:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name = 'search_worker' AND pid <> pg_backend_pid()"
            )
        return _nothing

    def rebuild(self) -> Undo:
        request_rebuild()
        return _nothing

    def go_back(self) -> Undo | None:
        """Somebody returns to the former index, as far as there is one and the engine answers."""
        try:
            roll_back()
        except (NothingKept, EngineUnavailable, LostIndex):
            return None
        return _nothing

    def _revive_engine(self) -> None:
        """Starting takes long; the other editor goes on meanwhile."""
        self.engine.revive()
        self._engine_suffers = False


def _nothing() -> None:
    """What is over at once needs no end."""
