"""Turns: one after the other while they are wanted, and nobody waits long for whoever is held up."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Lock

import pytest

from cms.published.turns import Turns

PATIENCE = 20


class Watched:
    """How many threads are in the block at a time, at most."""

    def __init__(self) -> None:
        self.most = self._now = 0
        self._lock = Lock()

    @contextmanager
    def inside(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def wanted(longest: float = PATIENCE) -> Turns:
    turns = Turns(longest, lasting=PATIENCE)
    turns.want()
    return turns


def together(pool: ThreadPoolExecutor, work: Callable[[], None], threads: int = 8) -> None:
    """Do the work in so many threads, all of which begin at once."""
    start = Barrier(threads)

    def begin() -> None:
        start.wait(PATIENCE)
        for _ in range(20):
            work()

    for each in [pool.submit(begin) for _ in range(threads)]:
        each.result(PATIENCE)


@pytest.mark.parametrize(("make", "most"), [(wanted, 1), (Turns, 8)])
def test_while_they_are_wanted_one_thread_has_its_turn(
    pool: ThreadPoolExecutor, make: Callable[[], Turns], most: int
) -> None:
    turns, watched = make(), Watched()

    def work() -> None:
        with turns.taken(), watched.inside():
            time.sleep(0.002)

    together(pool, work)

    assert watched.most == most


def test_they_are_wanted_for_a_while() -> None:
    seconds = 100.0
    turns = Turns(lasting=1, now=lambda: seconds)
    turns.want()
    seconds += 0.9
    with turns.taken():
        assert turns.is_taken
    seconds += 0.1
    with turns.taken():
        assert not turns.is_taken


def test_whoever_takes_too_long_holds_up_the_others_once(pool: ThreadPoolExecutor) -> None:
    turns, watched = wanted(longest=0.02), Watched()
    begun, finish = Event(), Event()

    def held_up() -> None:
        with turns.taken():
            begun.set()
            assert finish.wait(PATIENCE)

    def work() -> None:
        with turns.taken(), watched.inside():
            time.sleep(0.0005)

    slow = pool.submit(held_up)
    assert begun.wait(PATIENCE)
    together(pool, work, threads=4)
    assert not slow.done()
    finish.set()
    slow.result(PATIENCE)

    assert watched.most == 1
    assert not turns.is_taken


def test_whoever_waits_for_another_server_leaves_the_turn_to_others(pool: ThreadPoolExecutor) -> None:
    turns, watched = wanted(), Watched()
    waiting, finish = Event(), Event()

    def searching() -> str:
        with turns.taken():
            with turns.left_to_others():
                waiting.set()
                assert finish.wait(PATIENCE)
            with watched.inside():
                return "found"

    search: Future[str] = pool.submit(searching)
    assert waiting.wait(PATIENCE)
    with turns.taken(), watched.inside():
        finish.set()
        time.sleep(0.05)
        assert not search.done()

    assert search.result(PATIENCE) == "found"
    assert watched.most == 1


def test_an_error_ends_a_turn_and_a_wait() -> None:
    turns = wanted()
    with pytest.raises(ValueError, match="in turn"), turns.taken():
        raise ValueError("in turn")
    with pytest.raises(ValueError, match="waiting"), turns.taken(), turns.left_to_others():
        raise ValueError("waiting")

    assert not turns.is_taken


def test_whoever_has_no_turn_leaves_none() -> None:
    turns = wanted()
    with turns.left_to_others():
        assert not turns.is_taken
    assert not turns.is_taken
