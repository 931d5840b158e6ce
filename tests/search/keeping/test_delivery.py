"""What is marked reaches every index, in the order of the graph, and nothing older ever takes its place."""

from datetime import timedelta

import pytest
from django.utils import timezone
from elasticsearch import Elasticsearch

from cms.published.revision import current_revision
from search import delivery
from search.documents import documents
from search.engines import EngineUnavailable
from search.engines.elastic import upkeep
from search.engines.elastic.writing import write
from search.models import Generation, Mark

from .index_world import build, found, news, retitle, titles, withdraw

pytestmark = pytest.mark.django_db


def test_changes_reach_the_index(elasticsearch: Elasticsearch) -> None:
    # Given an index, and marks of a new, a changed and a withdrawn object
    changed, gone = news("Alt"), news("Weg")
    index = build()
    retitle(changed, "Neu")
    withdraw(gone)
    news("Dazu")
    # When delivered
    assert delivery.deliver_due() is False
    # Then
    assert sorted(found(elasticsearch, index).values()) == ["Dazu", "Neu"]
    assert found(elasticsearch, index) == titles()
    assert not Mark.objects.exists()


def test_every_index_in_use_is_written(elasticsearch: Elasticsearch) -> None:
    # Given a former index beside the live one
    identity = news("Alt")
    former, live = build(), build()
    # When
    retitle(identity, "Neu")
    delivery.deliver_due()
    # Then
    assert found(elasticsearch, former) == found(elasticsearch, live) == {identity: "Neu"}


def test_without_an_index_there_is_nothing_to_write_and_the_first_rebuild_brings_everything(
    elasticsearch: Elasticsearch,
) -> None:
    identity = news("Früh")
    delivery.deliver_due()
    assert not Mark.objects.exists()
    assert found(elasticsearch, build()) == {identity: "Früh"}


def test_what_is_older_is_refused_and_that_is_a_success(elasticsearch: Elasticsearch) -> None:
    # Given a write that was held up while a newer one arrived
    identity = news("Alt")
    held_up, version = documents([identity]), current_revision()
    index = build()
    retitle(identity, "Neu")
    delivery.deliver_due()
    # When it arrives at last
    outcome = write([index], held_up, version=version)
    # Then
    assert outcome.refused == {}
    assert found(elasticsearch, index) == {identity: "Neu"}


def test_what_was_withdrawn_is_not_brought_back_by_a_late_write(elasticsearch: Elasticsearch) -> None:
    identity = news("Geheim")
    held_up, version = documents([identity]), current_revision()
    index = build()
    withdraw(identity)
    delivery.deliver_due()
    write([index], held_up, version=version)
    assert found(elasticsearch, index) == {}


def test_writing_the_same_again_repairs_it(elasticsearch: Elasticsearch) -> None:
    # Given a document that somebody damaged in the index
    identity = news("Richtig")
    index = build()
    version = elasticsearch.get(index=index, id=identity)["_version"]
    elasticsearch.index(
        index=index, id=identity, document={"title": "Falsch"}, version=version, version_type="external_gte"
    )
    # When it is brought at the same revision
    delivery.bring([identity], [index])
    # Then
    assert found(elasticsearch, index) == {identity: "Richtig"}


def test_a_refused_document_waits_alone(elasticsearch: Elasticsearch) -> None:
    # Given an index that refuses one of two documents
    bad, good = news("Alt"), news("Gut")
    index = build()
    elasticsearch.ingest.put_pipeline(
        id=index, processors=[{"fail": {"if": "ctx.title == 'Schlecht'", "message": "unlesbar"}}]
    )
    elasticsearch.indices.put_settings(index=index, settings={"index.final_pipeline": index})
    retitle(bad, "Schlecht")
    retitle(good, "Besser")
    # When delivered
    delivery.deliver_due()
    # Then the other one is written, and the reason is kept
    assert found(elasticsearch, index) == {bad: "Alt", good: "Besser"}
    mark = Mark.objects.get()
    assert str(mark.pk) == bad
    assert "unlesbar" in mark.error
    assert mark.not_before > timezone.now()
    elasticsearch.indices.put_settings(index=index, settings={"index.final_pipeline": None})
    elasticsearch.ingest.delete_pipeline(id=index)


def test_an_outage_loses_nothing(elasticsearch: Elasticsearch, settings) -> None:
    # Given an engine that does not answer
    identity = news("Alt")
    index = build()
    retitle(identity, "Neu")
    address, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:9"
    with pytest.raises(EngineUnavailable):
        delivery.deliver_due()
    # When it does again
    settings.ELASTICSEARCH_URL = address
    delivery.deliver_due()
    # Then
    assert found(elasticsearch, index) == {identity: "Neu"}
    assert not Mark.objects.exists()


def test_an_index_that_somebody_removed_is_forgotten_and_not_made_again(
    elasticsearch: Elasticsearch,
) -> None:
    identity = news("Alt")
    index = build()
    elasticsearch.indices.delete(index=index)
    retitle(identity, "Neu")
    delivery.deliver_due()
    assert not Generation.objects.exists()
    assert upkeep.existing() == set()


def test_an_index_is_forgotten_only_if_it_is_gone_itself(elasticsearch: Elasticsearch) -> None:
    # Given two indices, and work that does not find one that somebody else has just removed
    former, live = build(), build()
    with delivery.noticing_loss(live):
        raise upkeep.LostIndex("another one")
    # Then both are known
    assert set(Generation.objects.values_list("index", flat=True)) == {former, live}
    # And when one of them is gone, it is forgotten
    elasticsearch.indices.delete(index=live)
    with delivery.noticing_loss(live):
        upkeep.refresh(live)
    assert set(Generation.objects.values_list("index", flat=True)) == {former}


def test_a_tombstone_is_swept_when_it_is_old(elasticsearch: Elasticsearch) -> None:
    # Given a withdrawn object
    identity = news("Weg")
    index = build()
    withdraw(identity)
    delivery.deliver_due()
    assert found(elasticsearch, index) == {}
    # When it is young, it stays; when it is old, it goes
    now = timezone.now()
    assert upkeep.sweep(index, (now - timedelta(hours=1)).isoformat()) == 0
    assert upkeep.sweep(index, (now + timedelta(hours=1)).isoformat()) == 1
