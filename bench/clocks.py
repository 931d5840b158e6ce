"""CPU time of other processes, in nanoseconds: the clock that POSIX keeps for each of them."""

import ctypes
import time
from collections.abc import Iterable

import psutil


class NoSuchClock(Exception):
    """This system does not show the CPU clocks of other processes; Linux does."""


def cpu_ms(pid: int) -> float:
    """Return the CPU milliseconds that all threads of a process, ended ones too, have used so far."""
    clock = ctypes.c_int()
    find_clock = getattr(ctypes.CDLL(None), "clock_getcpuclockid", None)
    if find_clock is None or find_clock(pid, ctypes.byref(clock)):
        raise NoSuchClock(f"The CPU clock of process {pid} cannot be read here.")
    return time.clock_gettime_ns(clock.value) / 1e6


def total_cpu_ms(pids: Iterable[int]) -> float:
    """Return the CPU time of several processes together."""
    return sum(cpu_ms(pid) for pid in pids)


def process_tree(pid: int) -> list[int]:
    """Return a process and its descendants."""
    return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
