"""Behind the searches: rebuilding and repairing the index, the bare call of the client, how soon a change
shows, and what publications pay.

Runs as a process of its own, ``python -m bench.search_upkeep``, against the database and the Elasticsearch
that the environment names, and prints its timings as JSON.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import django
from django.conf import settings

from .databases import PROJECT
from .search_drift import reconciled
from .search_publishing import publish_timings
from .search_requests import ROUNDS, Timing, search_queries, summed_up

if TYPE_CHECKING:
    from cms.pages.models import InitiativePage

PUBLICATIONS = 30
LONGEST_LAG = 60.0
"""Seconds after which a change is lost rather than late."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.search_upkeep", description=__doc__)
    parser.add_argument("engine", choices=("embedded", "elastic"))
    parser.add_argument("initiatives", type=int, help="the size under which the timings are reported")
    options = parser.parse_args()
    django.setup()
    found = [_rebuilt(options.engine, options.initiatives)]
    if settings.ELASTICSEARCH_URL:
        measured = (_bare_calls, _lag, reconciled)
        found += [measure(options.initiatives) for measure in measured]
    else:
        found += publish_timings(options.initiatives)
    print(json.dumps([asdict(timing) for timing in found]))


def _rebuilt(engine: str, initiatives: int) -> Timing:
    """Build the index anew; the times are those of an object."""
    from search.models import Generation
    from search.rebuild import advance, request_rebuild

    generation = request_rebuild()
    began = time.perf_counter()
    while (step := advance()) and not step.finished_at:
        pass
    took = time.perf_counter() - began
    objects = Generation.objects.get(pk=generation.pk).total
    per_object = 1000 * took / objects
    return Timing("search_rebuild", engine, initiatives, per_object, per_object)


def _bare_calls(initiatives: int) -> Timing:
    """Ask Elasticsearch what the case ``search`` asks it: nothing but the client, with the same bodies."""
    from search.engines.elastic.client import client_of
    from search.engines.elastic.upkeep import PATIENCE

    client = client_of(settings.ELASTICSEARCH_URL, PATIENCE)
    bodies = [_body(query) for query in search_queries()]

    calls = [partial(client.search, index=settings.ELASTICSEARCH_PREFIX, body=body) for body in bodies]
    for call in calls:
        call()
    waited = [_waited(call) for _ in range(ROUNDS) for call in calls]
    return summed_up("search_bare", "elastic", initiatives, waited)


def _body(query: str) -> dict[str, object]:
    """What the engine sends for the document ``bench/queries/search.graphql``."""
    from cms.published.listing import Listing
    from search.engines.elastic.counting import known
    from search.engines.elastic.searching import Question
    from search.family import RELEVANCE, SEARCH
    from search.interpretation import interpret
    from search.language import language
    from search.query import Request

    listing = Listing(SEARCH, RELEVANCE, first=10, query=query, locale="de")
    request = Request(listing, facets=("kinds", "topics", "land"), highlights=True, spelling=True)
    asked = interpret(query, language())
    return Question(request, asked, asked, known(listing, request.facets)).body


def _lag(initiatives: int) -> Timing:
    """Publish one change after the other, and search until it is found."""
    from cms.pages.models import InitiativePage

    pages = list(InitiativePage.objects.live().order_by("uuid")[:PUBLICATIONS])
    with _worker():
        waited = [_until_found(page, f"Pruefwort{number}x") for number, page in enumerate(pages)]
    return summed_up("search_lag", "elastic", initiatives, waited[1:])


def _until_found(page: "InitiativePage", word: str) -> float:
    from django.db import transaction

    page.mission = word
    transaction.atomic(lambda: page.save_revision().publish())()
    began = time.perf_counter()
    while not _finds(word):
        if time.perf_counter() - began > LONGEST_LAG:
            raise SystemExit(f"A change was not found within {LONGEST_LAG:.0f} seconds.")
        time.sleep(0.01)
    return (time.perf_counter() - began) * 1000


def _finds(word: str) -> bool:
    from cms.published.listing import Listing
    from search.engines.elastic.engine import ElasticEngine
    from search.family import RELEVANCE, SEARCH
    from search.query import Request

    listing = Listing(SEARCH, RELEVANCE, first=1, query=word, locale="de")
    return bool(ElasticEngine().search(Request(listing, total=False)).hits)


@contextmanager
def _worker() -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "manage.py", "search_worker"], cwd=PROJECT)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _waited(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
