"""What writing costs: a rebuild of the whole graph, and publications as an editor triggers them.

Runs as a process of its own, ``python -m bench.writing``, against the database that the environment
names, and prints its rows as JSON.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

import django
from django.db import connection, transaction

from .clocks import cpu_ms
from .counting import Counter
from .report import Row, as_json

if TYPE_CHECKING:
    from cms.pages.models import InitiativePage

BLOCK = 8
BLOCKS = 6
_SUFFIX = " Neu gefasst."


@dataclass(frozen=True)
class Cost:
    """What a piece of work took: CPU milliseconds here and in the database, and statements."""

    server_ms: float
    database_ms: float
    statements: int


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
        per_cpu_second=1000 * objects / (cost.server_ms + cost.database_ms),
    )


def publish_rows(initiatives: int) -> list[Row]:
    """Publish changes to initiatives all over the list; then have the graph alone take over some more."""
    pages = _spread_initiatives()
    publications = [[_publication(page) for page in pages] for _ in range(BLOCKS)]
    refreshes = [[_refresh(page) for page in pages] for _ in range(BLOCKS)]
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

    nodes = Node.objects.filter(type="InitiativePage", locale="de").order_by("pk")[:BLOCK]
    return list(InitiativePage.objects.filter(uuid__in=[node.pk for node in nodes]))


def _row(case: str, initiatives: int, blocks: Sequence[Sequence[Cost]]) -> Row:
    """The quietest block counts, as it does for requests."""
    return Row(
        case=case,
        initiatives=initiatives,
        server_cpu_ms=min(fmean(cost.server_ms for cost in block) for block in blocks),
        database_cpu_ms=min(fmean(cost.database_ms for cost in block) for block in blocks),
        sql=fmean(cost.statements for cost in blocks[-1]),
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
    server, database = (after - before for before, after in zip(began, _clocks(), strict=True))
    return Cost(server, database, counter.statements)


def _clocks() -> tuple[float, float]:
    return cpu_ms(os.getpid()), cpu_ms(connection.connection.info.backend_pid)


if __name__ == "__main__":
    main()
