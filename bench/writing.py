"""What writing costs: a rebuild of the whole graph, and publications as an editor triggers them.

Runs as a process of its own, ``python -m bench.writing``, against the database that the environment
names, and prints its rows as JSON.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import django
from django.db import connection, transaction

from .clocks import cpu_ms
from .counting import Counter
from .report import Row, as_json

if TYPE_CHECKING:
    from cms.pages.models import InitiativePage

PUBLICATIONS = 40
_SUFFIX = " Neu gefasst."


@dataclass(frozen=True)
class Cost:
    """What a piece of work took: CPU here and in the database, statements, and time on the wall."""

    server_ms: float
    database_ms: float
    statements: int
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.writing", description=__doc__)
    parser.add_argument("initiatives", type=int, help="the size under which the rows are reported")
    initiatives = parser.parse_args().initiatives
    django.setup()
    print(as_json([rebuild_row(initiatives), *publish_rows(initiatives)]))


def rebuild_row(initiatives: int) -> Row:
    """Build the graph from nothing and return what one of its objects costs."""
    from cms.published.models import Edge, Node
    from cms.published.rebuild import rebuild

    Edge.objects.all().delete()
    Node.objects.all().delete()
    cost = _cost(rebuild)
    objects = Node.objects.count()
    _vacuum()
    return Row(
        case="rebuild",
        initiatives=initiatives,
        server_cpu_ms=cost.server_ms / objects,
        database_cpu_ms=cost.database_ms / objects,
        sql=cost.statements / objects,
        bytes=0,
        per_second=objects / cost.seconds,
    )


def publish_rows(initiatives: int) -> list[Row]:
    """Publish a change to initiatives all over the list; then have the graph alone take over another."""
    pages = _spread_initiatives()
    # The first of each fills caches.
    publications = [_publication(page) for page in pages][1:]
    refreshes = [_refresh(page) for page in pages][1:]
    return [_row("publish", initiatives, publications), _row("publish_graph", initiatives, refreshes)]


def _publication(page: "InitiativePage") -> Cost:
    """One transaction, as a request of the admin would be."""
    page.mission = _other(page.mission)
    return _cost(transaction.atomic(lambda: page.save_revision().publish()))


def _refresh(page: "InitiativePage") -> Cost:
    from cms.published.refresh import refresh_page

    page.mission = _other(page.mission)
    type(page).objects.filter(pk=page.pk).update(mission=page.mission)
    return _cost(transaction.atomic(lambda: refresh_page(page)))


def _other(text: str) -> str:
    """A text that differs from ``text``; two changes lead back."""
    return text.removesuffix(_SUFFIX) if text.endswith(_SUFFIX) else f"{text}{_SUFFIX}"


def _spread_initiatives() -> list["InitiativePage"]:
    """Ids are random, so the first of them are spread over the whole list."""
    from cms.pages.models import InitiativePage
    from cms.published.models import Node

    nodes = Node.objects.filter(type="InitiativePage", locale="de").order_by("pk")[: PUBLICATIONS + 1]
    return list(InitiativePage.objects.filter(uuid__in=[node.pk for node in nodes]))


def _row(case: str, initiatives: int, costs: Sequence[Cost]) -> Row:
    return Row(
        case=case,
        initiatives=initiatives,
        server_cpu_ms=median(cost.server_ms for cost in costs),
        database_cpu_ms=median(cost.database_ms for cost in costs),
        sql=median(cost.statements for cost in costs),
        bytes=0,
    )


def _vacuum() -> None:
    """Leave the tables as they are in service: analysed, without dead rows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _cost(work: Callable[[], object]) -> Cost:
    counter = Counter()
    connection.ensure_connection()
    began = _clocks()
    with connection.execute_wrapper(counter):
        work()
    server, database, seconds = (after - before for before, after in zip(began, _clocks(), strict=True))
    return Cost(server, database, counter.statements, seconds)


def _clocks() -> tuple[float, float, float]:
    return cpu_ms(os.getpid()), cpu_ms(connection.connection.info.backend_pid), time.monotonic()


if __name__ == "__main__":
    main()
