"""Searches go on while the index is built anew and edited: none fails, misses anything or finds it twice."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from time import monotonic
from uuid import UUID

import pytest
from elasticsearch import ApiError, Elasticsearch, TransportError

from search import comparing, rebuild
from search.delivery import deliver_due
from search.engines.elastic import upkeep
from tests.graphql.rows import row
from tests.search.keeping.index_world import build, retitle, titles

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EDITED = 50
"""Objects that editors change meanwhile; all others have to be found once by every search."""


@dataclass
class Seen:
    """What readers saw of objects that nobody touched."""

    searches: int = 0
    failed: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)


def test_nothing_is_lost_or_doubled_while_the_index_is_built_anew(
    elasticsearch: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "BATCH", 20)
    rebuild_while_everybody_works(elasticsearch, objects=200)


@pytest.mark.chaos
def test_nothing_is_lost_or_doubled_of_five_thousand(
    elasticsearch: Elasticsearch, capsys: pytest.CaptureFixture[str]
) -> None:
    began = monotonic()
    seen, commits = rebuild_while_everybody_works(elasticsearch, objects=5000)
    took = monotonic() - began
    with capsys.disabled():
        print(f"\n{seen.searches} searches, {commits} commits, two rebuilds, {took:.0f} s")  # noqa: T201


def rebuild_while_everybody_works(client: Elasticsearch, *, objects: int) -> tuple[Seen, int]:
    """Build the index twice; search and edit during the second time. Return what was seen and the commits."""
    ids = publish(objects)
    build()
    edited = ids[:: objects // EDITED]
    with searching(client, frozenset(ids) - set(edited)) as seen:
        commits = rebuilt_while_edited(edited)
    assert seen.searches > 0
    assert (seen.failed, seen.lost, seen.doubled) == ([], set(), set())
    assert [wrong for wrong in comparing.compare(upkeep.alias()) if wrong.everything()] == []
    return seen, commits


def publish(objects: int) -> list[str]:
    """Store rows, which only the first rebuild brings to the index."""
    pattern = row("NewsPage", "Meldung")
    for number in range(1, objects):
        identity, slug = UUID(int=number), f"meldung-{number}"
        pattern.pk, pattern.slug, pattern.path, pattern.source_pk = identity, slug, f"/{slug}/", str(-number)
        pattern.data = {**pattern.data, "id": str(identity), "slug": slug, "path": pattern.path}
        pattern.save(force_insert=True)
    return sorted(titles())


def rebuilt_while_edited(edited: list[str]) -> int:
    """Take the steps of a rebuild, with changes between them; return how many changes."""
    rng, commits = Random(1), 0
    generation = rebuild.request_rebuild()
    while generation.state in rebuild.UNDER_WAY:
        for _ in range(3):
            retitle(rng.choice(edited), f"Titel {rng.getrandbits(64):x}")
            commits += 1
        deliver_due()
        generation = rebuild.advance() or generation
    assert generation.state == rebuild.State.LIVE, generation.error
    while deliver_due():
        pass
    return commits


@contextmanager
def searching(client: Elasticsearch, wanted: frozenset[str]) -> Iterator[Seen]:
    """Let somebody search for everything, again and again, while the block runs."""
    seen, stop = Seen(), Event()
    reader = Thread(target=_search, args=(client, wanted, seen, stop))
    reader.start()
    try:
        yield seen
    finally:
        stop.set()
        reader.join()


def _search(client: Elasticsearch, wanted: frozenset[str], seen: Seen, stop: Event) -> None:
    while not stop.is_set():
        try:
            answer = client.search(index=upkeep.alias(), size=10_000, source=False)
        except (ApiError, TransportError) as error:
            seen.failed.append(str(error))
            continue
        hits = Counter(hit["_id"] for hit in answer["hits"]["hits"])
        seen.searches += 1
        seen.lost |= wanted - hits.keys()
        seen.doubled |= {identity for identity, times in hits.items() if times > 1}
