"""After a failure nobody else waits for the same thing, and it is asked again as soon as it is well."""

import time
from threading import Barrier, Event, Thread

import pytest

from search.breaker import Breaker

PAUSE = 0.05


class Patient:
    """What may be well or not; counts how often somebody looked."""

    def __init__(self) -> None:
        self.well = False
        self.looks = 0
        self.seen = Event()

    def probe(self) -> bool:
        self.looks += 1
        self.seen.set()
        return self.well


def eventually_closed(breaker: Breaker) -> bool:
    deadline = time.monotonic() + 5
    while not breaker.closed and time.monotonic() < deadline:
        time.sleep(0.01)
    return breaker.closed


def test_it_is_closed_until_something_fails() -> None:
    breaker = Breaker(Patient().probe, pause=PAUSE)
    assert (breaker.closed, breaker.trips) == (True, 0)

    breaker.trip("timeout")

    assert (breaker.closed, breaker.is_open, breaker.trips) == (False, True, 1)


def test_failures_that_were_under_way_count_once() -> None:
    breaker = Breaker(Patient().probe, pause=PAUSE)

    breaker.trip("timeout")
    breaker.trip("timeout")

    assert breaker.trips == 1


def test_nobody_looks_before_it_is_time_and_nobody_waits_for_the_look() -> None:
    # Given an open breaker, and a probe that hangs
    hanging = Event()
    breaker = Breaker(lambda: hanging.wait(5), pause=PAUSE)
    breaker.trip("timeout")
    time.sleep(2 * PAUSE)
    # When a hundred ask
    started = time.monotonic()
    answers = [breaker.closed for _ in range(100)]
    # Then all know at once
    assert (set(answers), time.monotonic() - started < 1) == ({False}, True)
    # And it closes when the probe comes back
    hanging.set()
    assert eventually_closed(breaker)


def test_it_stays_open_while_the_patient_is_ill_and_closes_when_he_is_well() -> None:
    patient = Patient()
    breaker = Breaker(patient.probe, pause=PAUSE)
    breaker.trip("timeout")
    time.sleep(2 * PAUSE)

    assert not breaker.closed
    assert patient.seen.wait(5)
    assert not breaker.closed

    patient.well = True
    assert eventually_closed(breaker)
    assert patient.looks >= 2


def test_of_many_threads_one_looks() -> None:
    # Given an open breaker whose time has come
    patient, together = Patient(), Barrier(20)
    breaker = Breaker(patient.probe, pause=1)
    breaker.trip("timeout")
    breaker._look_at = 0.0

    def ask() -> None:
        together.wait()
        assert not breaker.closed

    # When twenty threads ask at the same time
    threads = [Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Then
    assert patient.seen.wait(5)
    assert patient.looks == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_probe_that_fails_itself_leaves_it_open() -> None:
    def broken() -> bool:
        raise ConnectionError

    breaker = Breaker(broken, pause=PAUSE)
    breaker.trip("timeout")
    time.sleep(2 * PAUSE)
    assert not breaker.closed
    time.sleep(PAUSE / 2)
    assert not breaker.closed
