"""Whatever is wrong with an index is found, told by class, and repaired."""

from io import StringIO
from time import monotonic

import pytest
from django.core.management import call_command
from elasticsearch import Elasticsearch

from cms.published.models import Node
from search import reconcile
from search.engines.elastic import upkeep
from search.models import Comparison, Generation, IndexedDocument

from .index_world import build, found, news, retitle, titles, withdraw

pytestmark = pytest.mark.django_db


def run() -> None:
    for _ in reconcile.reconcile():
        pass


def figures(index: str) -> tuple[int, int, int, int]:
    comparison = Comparison.objects.get(index=index)
    return comparison.missing, comparison.ghost, comparison.stale, comparison.unrepaired


def test_a_right_index_has_no_drift(elasticsearch: Elasticsearch) -> None:
    news("Eins")
    withdraw(news("Zwei"))
    index = build()
    run()
    assert figures(index) == (0, 0, 0, 0)


def test_every_class_of_drift_is_counted_and_repaired(elasticsearch: Elasticsearch) -> None:
    # Given one document that is missing, two ghosts, and three whose contents somebody changed
    ids = [news(f"Meldung {number}") for number in range(9)]
    index = build()
    elasticsearch.delete(index=index, id=ids[0])
    for ghost in ("00000000-0000-0000-0000-00000000dead", "00000000-0000-0000-0000-00000000beef"):
        elasticsearch.index(index=index, id=ghost, document={"title": "Geist"})
    for identity in ids[1:4]:
        elasticsearch.update(index=index, id=identity, doc={"title": "Falsch"})
    elasticsearch.indices.refresh(index=index)
    # When reconciled
    run()
    # Then
    assert figures(index) == (1, 2, 3, 0)
    assert found(elasticsearch, index) == titles()
    # And another time there is nothing left
    run()
    assert figures(index) == (0, 0, 0, 0)


def test_what_waits_to_be_written_is_no_drift(elasticsearch: Elasticsearch) -> None:
    changed, gone = news("Alt"), news("Weg")
    index = build()
    retitle(changed, "Neu")
    withdraw(gone)
    news("Dazu")
    run()
    assert figures(index) == (0, 0, 0, 0)


def test_an_index_from_a_time_after_a_restored_copy_is_built_anew(elasticsearch: Elasticsearch) -> None:
    # Given a document with a version that the graph has not reached
    identity = news("Richtig")
    index = build()
    elasticsearch.index(
        index=index, id=identity, document={"title": "Zukunft"}, version=10**9, version_type="external_gte"
    )
    # When reconciled
    run()
    # Then it cannot be repaired there, and a rebuild is asked for, which is right
    assert figures(index) == (0, 0, 1, 1)
    assert found(elasticsearch, build()) == {identity: "Richtig"}


def test_an_index_that_is_gone_is_forgotten(elasticsearch: Elasticsearch) -> None:
    news("Eins")
    elasticsearch.indices.delete(index=build())
    run()
    assert not Generation.objects.exists()
    assert [comparison.index for comparison in Comparison.objects.all()] == [reconcile.EMBEDDED]


def test_tidying_forgets_an_index_that_is_gone(elasticsearch: Elasticsearch) -> None:
    kept, live = build(), build()
    elasticsearch.indices.delete(index=live)
    reconcile.tidy()
    assert [generation.index for generation in Generation.objects.all()] == [kept]


def test_an_alias_that_leads_elsewhere_is_put_right(elasticsearch: Elasticsearch) -> None:
    former, live = build(), build()
    upkeep.make_live(former)
    reconcile.tidy()
    assert upkeep.live_indices() == {live}


def test_indices_that_nobody_knows_are_removed_and_no_others(elasticsearch: Elasticsearch, settings) -> None:
    # Given one index of ours that an interruption left, and one of a neighbour with a similar name
    neighbour = f"{settings.ELASTICSEARCH_PREFIX}-nachbar-0123456789ab"
    elasticsearch.indices.create(index=neighbour)
    upkeep.create(upkeep.new_name())
    index = build()
    reconcile.tidy()
    assert set(elasticsearch.indices.get(index=f"{settings.ELASTICSEARCH_PREFIX}-*")) == {index, neighbour}


def test_the_command_only_checks_where_it_is_asked_to(elasticsearch: Elasticsearch) -> None:
    # Given a ghost
    index = build()
    elasticsearch.index(index=index, id="00000000-0000-0000-0000-00000000dead", document={"title": "Geist"})
    elasticsearch.indices.refresh(index=index)
    # When checked, then the exit status says so and nothing is changed
    out = StringIO()
    with pytest.raises(SystemExit) as status:
        call_command("search_reconcile", check=True, stdout=out)
    assert status.value.code == 1
    assert f"{index}: missing=0 ghost=1 stale=0 unrepaired=1" in out.getvalue()
    # And without --check it is gone
    call_command("search_reconcile", stdout=out)
    assert found(elasticsearch, index) == {}
    call_command("search_reconcile", check=True, stdout=out)


def test_the_embedded_index_is_compared_and_repaired_too() -> None:
    # Given entries that a hand removed, changed, and left behind
    lost, changed, gone = news("Verloren"), news("Verändert"), news("Zurückgezogen")
    IndexedDocument.objects.filter(pk=lost).delete()
    IndexedDocument.objects.filter(pk=changed).update(own="'falsch':1A")
    Node.objects.filter(pk=gone).delete()
    # When reconciled, then
    run()
    assert figures(reconcile.EMBEDDED) == (1, 1, 1, 0)
    # And another time there is nothing left
    run()
    assert figures(reconcile.EMBEDDED) == (0, 0, 0, 0)


@pytest.mark.slow
def test_two_hundred_drifts_are_found_and_repaired_within_a_minute(elasticsearch: Elasticsearch) -> None:
    # Given three hundred documents, and two hundred faults of all classes
    ids = [news(f"Meldung {number}") for number in range(300)]
    index = build()
    operations: list[dict] = []
    for identity in ids[:70]:
        operations.append({"delete": {"_id": identity}})
    for identity in ids[100:170]:
        operations += [{"update": {"_id": identity}}, {"doc": {"title": "Falsch"}}]
    for number in range(60):
        operations += [
            {"index": {"_id": f"00000000-0000-0000-0000-dead{number:08}"}},
            {"title": "Geist"},
        ]
    elasticsearch.bulk(operations=operations, index=index, refresh=True)
    # When reconciled
    began = monotonic()
    run()
    seconds = monotonic() - began
    # Then
    assert figures(index) == (70, 60, 70, 0)
    assert found(elasticsearch, index) == titles()
    assert seconds < 60
