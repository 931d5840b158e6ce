"""A rebuild goes on wherever it was interrupted, misses nothing, and takes over in one moment."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from elasticsearch import Elasticsearch

from search import comparing, delivery, rebuild
from search.engines import EngineUnavailable
from search.engines.elastic import upkeep
from search.models import Generation

from .index_world import build, found, news, retitle, titles, withdraw

pytestmark = pytest.mark.django_db

State = Generation.State


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "BATCH", 2)


def states() -> dict[str, str]:
    return dict(Generation.objects.values_list("index", "state"))


def test_the_first_index_answers_when_it_is_complete(elasticsearch: Elasticsearch, small_pages: None) -> None:
    # Given five objects
    for number in range(5):
        news(f"Meldung {number}")
    # When rebuilt step by step
    rebuild.request_rebuild()
    progress = []
    while (generation := rebuild.advance()) and generation.state == State.BUILDING:
        assert upkeep.live_indices() == set()
        progress.append((generation.done, generation.total))
    # Then
    assert progress == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert upkeep.live_indices() == {generation.index}
    assert found(elasticsearch, upkeep.alias()) == titles()


def test_a_change_during_a_rebuild_reaches_both_indices(
    elasticsearch: Elasticsearch, small_pages: None
) -> None:
    # Given a rebuild of which the first page is written
    first, second, third = news("Eins"), news("Zwei"), news("Drei")
    live = build()
    rebuild.request_rebuild()
    rebuild.advance()
    building = rebuild.advance()
    # When something changes before and behind that page, and the rebuild goes on
    retitle(first, "Erstens")
    withdraw(second)
    retitle(third, "Drittens")
    delivery.deliver_due()
    while rebuild.advance():
        pass
    # Then
    assert found(elasticsearch, live) == found(elasticsearch, building.index) == titles()
    assert states() == {live: State.KEPT, building.index: State.LIVE}


def test_a_change_that_nobody_delivered_yet_fails_no_rebuild(elasticsearch: Elasticsearch) -> None:
    identity = news("Alt")
    rebuild.request_rebuild()
    rebuild.advance()
    rebuild.advance()
    withdraw(identity)
    generation = rebuild.advance()
    assert generation.state == State.LIVE


def test_an_interrupted_step_is_taken_again(
    elasticsearch: Elasticsearch, settings, small_pages: None
) -> None:
    # Given an engine that goes away in the middle
    for number in range(5):
        news(f"Meldung {number}")
    rebuild.request_rebuild()
    rebuild.advance()
    rebuild.advance()
    address, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:9"
    for _ in range(3):
        with pytest.raises(EngineUnavailable):
            rebuild.advance()
    # When it is back
    settings.ELASTICSEARCH_URL = address
    index = build()
    # Then nothing was written twice or left out
    assert found(elasticsearch, index) == titles()
    assert Generation.objects.get().done == 5


def test_whatever_is_missing_at_the_end_is_brought(elasticsearch: Elasticsearch) -> None:
    # Given a document that got lost in an index being built, and one too much
    lost, kept = news("Verloren"), news("Geblieben")
    delivery.deliver_due()
    rebuild.request_rebuild()
    rebuild.advance()
    building = rebuild.advance()
    elasticsearch.delete(index=building.index, id=lost)
    elasticsearch.index(index=building.index, id="00000000-0000-0000-0000-00000000dead", document={})
    # When
    generation = rebuild.advance()
    # Then
    assert generation.state == State.LIVE
    assert found(elasticsearch, generation.index) == {lost: "Verloren", kept: "Geblieben"}


def test_the_former_index_is_kept_the_one_before_is_removed(elasticsearch: Elasticsearch) -> None:
    news("Eins")
    first, second, third = build(), build(), build()
    assert first not in states()
    assert upkeep.existing() == {second, third}
    assert upkeep.live_indices() == {third}


def test_rolling_back_lets_the_former_index_answer_and_keeps_both_current(
    elasticsearch: Elasticsearch,
) -> None:
    # Given two indices
    identity = news("Alt")
    former, live = build(), build()
    # When rolled back
    out = StringIO()
    call_command("search_rollback", stdout=out)
    # Then
    assert former in out.getvalue()
    assert upkeep.live_indices() == {former}
    assert states() == {former: State.LIVE, live: State.KEPT}
    retitle(identity, "Neu")
    delivery.deliver_due()
    assert found(elasticsearch, upkeep.alias()) == {identity: "Neu"}
    # And once more
    call_command("search_rollback", stdout=out)
    assert upkeep.live_indices() == {live}


def test_without_a_former_index_there_is_no_way_back(elasticsearch: Elasticsearch) -> None:
    build()
    with pytest.raises(CommandError, match="keinen früheren"):
        call_command("search_rollback")


def test_an_index_removed_while_it_is_built_ends_the_rebuild(elasticsearch: Elasticsearch) -> None:
    news("Eins")
    rebuild.request_rebuild()
    building = rebuild.advance()
    elasticsearch.indices.delete(index=building.index)
    failed = rebuild.advance()
    assert (failed.state, failed.error) == (State.FAILED, "Der Index ist verschwunden.")
    assert rebuild.under_way() is None


def test_a_second_request_joins_the_rebuild_that_is_under_way(elasticsearch: Elasticsearch) -> None:
    assert rebuild.request_rebuild() == rebuild.request_rebuild()
    rebuild.advance()
    assert rebuild.request_rebuild().state == State.BUILDING
    assert Generation.objects.count() == 1


def test_the_first_rebuild_is_asked_for_once(elasticsearch: Elasticsearch) -> None:
    rebuild.request_first_rebuild()
    rebuild.request_first_rebuild()
    assert [generation.state for generation in Generation.objects.all()] == [State.WANTED]
    build()
    rebuild.request_first_rebuild()
    assert [generation.state for generation in Generation.objects.all()] == [State.LIVE]


def test_the_command_shows_how_far_it_is(elasticsearch: Elasticsearch, small_pages: None) -> None:
    for number in range(4):
        news(f"Meldung {number}")
    out = StringIO()
    call_command("search_rebuild", stdout=out)
    assert " 50 %  2/4" in out.getvalue()
    assert "100 %  4/4" in out.getvalue()
    assert out.getvalue().endswith("Der Suchindex ist aktuell.\n")
    assert found(elasticsearch, upkeep.alias()) == titles()
