"""What counting costs: facets and the figures of the study, the first time after a change and from then on.

``make bench OF=sets`` measures in the databases of ``make bench`` and prints a Markdown table; with a
number, it measures in the database that the environment names and prints the rows of that size.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import django
from django.db import connection

from .clocks import cpu_ms
from .databases import PROJECT, filled

SIZES = (1_000, 10_000)
TURNS = 10
HEAD = "| what is counted | initiatives | server CPU ms | database CPU ms |\n| --- | ---: | ---: | ---: |"

Case = tuple[str, Callable[[], object]]


def main(arguments: Sequence[str]) -> None:
    if arguments:
        django.setup()
        for name, work in _cases():
            server, database = _cost(work)
            print(f"| {name} | {int(arguments[0]):,} | {server:.1f} | {database:.1f} |", flush=True)
        return
    print(HEAD, flush=True)
    for size in SIZES:
        command = [sys.executable, "-m", "bench.sets", str(size)]
        subprocess.run(command, cwd=PROJECT, env=filled(size).environment, check=True)


def _cases() -> list[Case]:
    from cms.published.facets import Counting
    from cms.published.families import FAMILIES
    from cms.published.holdings import dimensions, forget
    from cms.published.listing import ROOT, Listing
    from cms.published.statistics import STUDY, Statistics

    family = FAMILIES["initiatives"]
    every = Listing(family, family.orders[0], first=1, locale="de")
    chosen = Listing(
        family, family.orders[0], 1, filters={"land": ["DE-NW"], "level": ["REGION"]}, locale="de"
    )

    figures: list[object] = []

    def study() -> None:
        figures.clear()
        statistics = Statistics(every)
        for figure in (statistics.figure([name]) for name in STUDY):
            figures.append((figure.n, figure.groups, figure.as_of))

    def anew() -> None:
        forget()
        Counting(every).facets(ROOT, list(dimensions(family)))

    return [
        ("all facets, first time after a change", anew),
        ("all facets", lambda: Counting(every).facets(ROOT, list(dimensions(family)))),
        ("three facets, two filters", lambda: Counting(chosen).facets(ROOT, ["level", "land", "topics"])),
        ("all figures of the study", study),
    ]


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """CPU milliseconds of the quietest turn, here and in the database."""
    connection.ensure_connection()
    costs = []
    for _ in range(TURNS):
        began = _clocks()
        work()
        costs.append([after - before for before, after in zip(began, _clocks(), strict=True)])
    server, database = min(costs, key=sum)
    return server, database


def _clocks() -> tuple[float, float]:
    return cpu_ms(os.getpid()), cpu_ms(connection.connection.info.backend_pid)


if __name__ == "__main__":
    main(sys.argv[1:])
