"""Thousands of publications while everything breaks: afterwards every index holds exactly what is public."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from time import sleep

import pytest
from elasticsearch import Elasticsearch

from search import comparing
from search.embedded_drift import compare_embedded
from search.engines.elastic import upkeep
from search.models import Generation, IndexedDocument, KnownWord, Mark
from search.rebuild import under_way
from tests.search.keeping.index_world import found, titles
from tests.search.workers import WorkerProcess, eventually, workers
from tools.elasticsearch.server import Server

from .editors import Editors
from .faults import Faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SETTLED = 180.0
"""Seconds after the last fault."""
WORKERS = 2


def test_a_short_chaos_leaves_nothing_wrong(own_elasticsearch: Server, tmp_path: Path) -> None:
    chaos(own_elasticsearch, tmp_path, seed=0, commits=300)


@pytest.mark.chaos
@pytest.mark.parametrize("seed", range(1, 6))
def test_a_long_chaos_leaves_nothing_wrong(
    own_elasticsearch: Server, tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told = chaos(own_elasticsearch, tmp_path, seed=seed, commits=2000)
    with capsys.disabled():
        print(f"\nseed {seed}: {json.dumps(told)}")  # noqa: T201


def chaos(engine: Server, directory: Path, *, seed: int, commits: int) -> dict[str, int]:
    """Publish and break things until there are ``commits``, then wait and compare; return what happened."""
    rng = Random(seed)
    editors = Editors(seed)
    editors.prepare()
    with workers(directory, WORKERS) as running:
        eventually(_is_live, seconds=SETTLED)
        faults = Faults(engine, running, rng)
        colleague = editors.colleague(commits // 4)
        while editors.commits < commits:
            editors.commit(rng)
            sleep(rng.expovariate(100))
            if rng.random() < 0.02:
                faults.happen(editors.commits)
        colleague.join()
        faults.end()
        eventually(_is_settled, seconds=SETTLED)
        _assert_workers_are_well(running)
    _assert_elasticsearch_is_right(engine)
    _assert_postgresql_is_right()
    return {
        "commits": editors.commits,
        "rolled_back": editors.rolled_back,
        "public": len(titles()),
        **faults.counts,
    }


def _is_live() -> bool:
    return Generation.objects.filter(state=Generation.State.LIVE).exists()


def _is_settled() -> bool:
    """Nothing is left to be done. An alias that leads elsewhere is put right within a minute."""
    if Mark.objects.exists() or under_way() or not _is_live():
        return False
    return upkeep.live_indices() == {Generation.objects.get(state=Generation.State.LIVE).index}


def _assert_workers_are_well(running: list[WorkerProcess]) -> None:
    """None of them ended by itself, or took an index for lost: nobody removed one."""
    for worker in running:
        assert worker.runs, worker.said
        assert " is gone." not in worker.said
        assert "Traceback" not in worker.said


def _assert_elasticsearch_is_right(engine: Server) -> None:
    """Every index in use is right, by what a search finds, and by every field of every document."""
    with Elasticsearch(engine.url, request_timeout=30) as client:
        for index in Generation.objects.filter(state__in=("live", "kept")).values_list("index", flat=True):
            assert found(client, index) == titles()
            assert [wrong for wrong in comparing.compare(index) if wrong.everything()] == []


def _assert_postgresql_is_right() -> None:
    """The embedded index is right by every field, and so are the words that are counted beside it."""
    assert [wrong for wrong in compare_embedded() if wrong.everything()] == []
    documents = IndexedDocument.objects.values_list("words", "name_words")
    uses = Counter(word for own, names in documents for word in (*own, *names))
    assert dict(KnownWord.objects.values_list("word", "uses")) == uses
