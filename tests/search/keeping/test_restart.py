"""An Elasticsearch that was only just started knows its indices before it can read them: none is gone."""

import pytest
from elasticsearch import Elasticsearch

from search.delivery import deliver_due
from search.engines import EngineUnavailable
from search.engines.elastic import upkeep
from search.models import Generation
from search.reconcile import reconcile

from .index_world import build, found, news

pytestmark = pytest.mark.django_db

PLACE = "index.routing.allocation.require._name"


def test_no_index_is_forgotten_because_it_was_asked_too_early(elasticsearch: Elasticsearch) -> None:
    # Given a live index that no server has opened yet
    identity = news("Da")
    index = upkeep.new_name()
    elasticsearch.indices.create(
        index=index,
        aliases={upkeep.write_alias(index): {}},
        settings={PLACE: "niemand"},
        wait_for_active_shards="0",
    )
    Generation.objects.create(index=index, state=Generation.State.LIVE)
    # When compared, then it is still known
    with pytest.raises(EngineUnavailable):
        list(reconcile())
    assert Generation.objects.get().index == index
    # And what waits is written as soon as it is open
    elasticsearch.indices.put_settings(index=index, settings={PLACE: None})
    deliver_due()
    assert found(elasticsearch, index) == {identity: "Da"}


def test_a_scan_that_was_interrupted_begins_again(
    elasticsearch: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a scan that has read one of two pieces
    monkeypatch.setattr(upkeep, "SCANNED", 1)
    first, second = news("Eins"), news("Zwei")
    index = build()
    begun = upkeep.scan(index)
    next(begun)
    # When the index is opened anew, then the rest cannot be had
    elasticsearch.indices.close(index=index)
    elasticsearch.indices.open(index=index)
    with pytest.raises(EngineUnavailable):
        next(begun)
    # And another scan finds everything
    assert set().union(*upkeep.scan(index)) == {first, second}
