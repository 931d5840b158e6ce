"""Elasticsearch behind the rows: nothing comes out that is not public now, and no such answer is kept."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from elasticsearch import Elasticsearch

from cms.graphql.answers import kept_answers
from cms.published.folding import sort_key
from cms.published.models import Node
from cms.published.repeatable import known_responses
from cms.published.revision import next_revision
from search.documents import documents
from search.engines.elastic import freshness
from search.engines.elastic.client import breaker_of
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.models import Mark
from search.stale_hits import Counts, stale_hits
from search.writing import write
from tests.graphql.client import data
from tests.graphql.rows import row

pytestmark = pytest.mark.django_db

PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=300, stale-if-error=86400"
FLEETING = "public, max-age=0, s-maxage=5"
NOBODY = "http://127.0.0.1:9"
"""An address at which nothing listens."""

PAGE = "00000000-0000-4000-8000-000000000001"
SEARCH = """
query Q($query: String, $first: Int! = 20, $after: String) {
  search(query: $query, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } meta { engine degraded }
    edges { node { ... on PageInterface { title } } highlights { field runs { text match } } }
  }
}"""
META = "{ search { meta { engine degraded } } }"


@pytest.fixture
def index(elasticsearch: Elasticsearch, unhurried: None) -> Elasticsearch:
    """An index of the rows there are when it is filled; no worker keeps it."""
    elasticsearch.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
    breaker_of(settings.ELASTICSEARCH_URL).reset()
    return elasticsearch


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock by which an index is known to have been refreshed."""

    class Clock:
        now = 1_000_000.0

    monkeypatch.setattr(freshness, "monotonic", lambda: Clock.now)
    freshness.FRESHNESS.forget()
    return Clock


def known(index: Elasticsearch, *pages: Node) -> None:
    ids = [str(page.pk) for page in pages]
    write(ids)
    fill(index, settings.ELASTICSEARCH_PREFIX, documents(ids).values())


def rewritten(page: Node, title: str, **fields: Any) -> None:
    """Publish another text, of which the index never hears."""
    page.title, page.sort_title, page.revision = title, sort_key(title), next_revision()
    page.data = {**page.data, "title": title, **fields}
    page.save()
    write([str(page.pk)])


def titles(query: str, **variables: Any) -> list[str]:
    found = data(SEARCH, query=query, **variables)["search"]
    assert found["meta"] == {"engine": "elastic", "degraded": False}
    return [edge["node"]["title"] for edge in found["edges"]]


def counted(since: Counts) -> Counts:
    now = stale_hits.counts
    return Counts(now.gone - since.gone, now.changed - since.changed, now.unmatched - since.unmatched)


def post(query: str = META, **headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().post(
        "/graphql/", json.dumps({"query": query}), content_type="application/json", headers=names
    )


def test_a_hit_without_a_row_is_left_out_and_counted(index: Elasticsearch) -> None:
    # Given
    gone, stays = row("NewsPage", "Dialog eins"), row("NewsPage", "Dialog zwei")
    known(index, gone, stays)
    before = stale_hits.counts
    # When
    Node.objects.filter(pk=gone.pk).delete()
    found = data(SEARCH, query="dialog")["search"]
    # Then
    assert [edge["node"]["title"] for edge in found["edges"]] == ["Dialog zwei"]
    assert found["totalCount"] == 1
    assert counted(before) == Counts(gone=1)


def test_a_page_goes_on_after_hits_that_are_gone(index: Elasticsearch) -> None:
    # Given
    pages = [row("NewsPage", f"Dialog {number}") for number in range(5)]
    known(index, *pages)
    every = titles("dialog")
    # When the first three of them go
    Node.objects.filter(title__in=every[:3]).delete()
    first = data(SEARCH, query="dialog", first=3)["search"]
    # Then
    assert first["edges"] == []
    assert first["pageInfo"]["hasNextPage"] is True
    assert titles("dialog", first=3, after=first["pageInfo"]["endCursor"]) == every[3:]


def test_what_was_taken_out_of_a_text_is_in_no_highlight(index: Elasticsearch) -> None:
    # Given
    page = row("NewsPage", "Dialog über Geheimes", summary="Geheimes und ein Dialog.")
    known(index, page)
    before = stale_hits.counts
    # When
    rewritten(page, "Dialog über anderes", summary="Ein Dialog.")
    (edge,) = data(SEARCH, query="dialog")["search"]["edges"]
    # Then
    assert edge["node"]["title"] == "Dialog über anderes"
    assert ["".join(run["text"] for run in each["runs"]) for each in edge["highlights"]] == [
        "Dialog über anderes",
        "Ein Dialog.",
    ]
    assert counted(before) == Counts(changed=1)


def test_an_object_that_lost_the_word_is_no_hit_for_it(index: Elasticsearch) -> None:
    # Given
    page = row("NewsPage", "Geheimes")
    known(index, page)
    before = stale_hits.counts
    # When
    rewritten(page, "Anderes")
    found = data(SEARCH, query="geheimes")["search"]
    # Then
    assert (found["edges"], found["totalCount"]) == ([], 0)
    assert counted(before) == Counts(unmatched=1)


def test_suggestions_maps_and_related_content_show_rows(index: Elasticsearch) -> None:
    # Given
    page = row("InitiativePage", "Geheimes am Rhein", latitude=51.3, longitude=6.6)
    other = row("InitiativePage", "Offenes am Rhein", latitude=48.1, longitude=11.6)
    known(index, page, other)
    # When
    rewritten(page, "Anderes am Rhein")
    Node.objects.filter(pk=other.pk).delete()
    found = data(
        "query Q($id: ID!) {"
        ' searchSuggest(prefix: "gehei") { title } open: searchSuggest(prefix: "offe") { title }'
        " searchMap(bounds: {south: 47, west: 5, north: 56, east: 16}, zoom: 6) {"
        " count nodes { ... on PageInterface { title } } }"
        " relatedContent(id: $id) { id } }",
        id=str(page.pk),
    )
    # Then
    assert found == {
        "searchSuggest": [{"title": "Anderes am Rhein"}],
        "open": [],
        "searchMap": [{"count": 1, "nodes": [{"title": "Anderes am Rhein"}]}],
        "relatedContent": [],
    }


def test_no_other_spelling_and_no_facet_tells_a_word_that_only_the_index_knows(index: Elasticsearch) -> None:
    # Given
    topic = row("Topic", "Quarzit", slug="quarzit")
    page = row("NewsPage", "Quarzitbruch", topics=[topic])
    known(index, page)
    asked = (
        '{ search(query: "Quarzitbrch") { didYouMean { query } }'
        " all: search { facets { field buckets { label } } } }"
    )
    assert "quarzitbruch" in json.dumps(data(asked)).lower()
    # When
    rewritten(page, "Anderes")
    Node.objects.filter(pk=topic.pk).delete()
    next_revision()
    # Then
    assert "quarzit" not in json.dumps(data(asked)).lower()


QUESTIONS = [
    META,
    '{ search(query: "dialog", first: 5) { totalCount nodes { id } facets { field } didYouMean { query } } }',
    '{ searchSuggest(prefix: "dia") { title } }',
    "{ searchMap(bounds: {south: 47, west: 5, north: 56, east: 16}, zoom: 6) { count } }",
    f'{{ relatedContent(id: "{PAGE}") {{ id }} }}',
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[2:20])
def test_an_answer_is_kept_once_the_index_has_seen_the_last_change(
    question: str, index: Elasticsearch, clock: Any
) -> None:
    # Given
    known(index, row("InitiativePage", "Dialog", id=PAGE, latitude=51, longitude=7))
    # When asked at once, and when the index was refreshed
    early = post(question)
    clock.now += 2
    late = post(question)
    # Then
    assert early["Cache-Control"] == FLEETING
    assert not early.has_header("ETag")
    assert early["Cache-Tag"].split(",")[0] == early["Surrogate-Key"].split()[0] == "graph"
    assert late["Cache-Control"] == PUBLIC
    assert post(question).content == late.content
    assert len(kept_answers()) == 1
    confirmed = post(question, If_None_Match=late["ETag"])
    assert (confirmed.status_code, confirmed.content) == (304, b"")
    # And a publication ends that
    next_revision()
    changed = post(question, If_None_Match=late["ETag"])
    assert changed.status_code == 200
    assert not changed.has_header("ETag")


def test_an_answer_is_not_kept_while_a_change_waits_to_be_written(index: Elasticsearch, clock: Any) -> None:
    # Given
    known(index, row("NewsPage", "Dialog"))
    post()
    clock.now += 2
    Mark.objects.create(id=uuid4(), token=uuid4(), marked_at=timezone.now())
    # When, then
    for _ in range(2):
        response = post()
        assert response["Cache-Control"] == FLEETING
        assert not response.has_header("ETag")
    assert len(kept_answers()) == 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[2:20])
def test_without_elasticsearch_every_question_is_answered_and_nobody_keeps_it(
    question: str, settings: Any
) -> None:
    # Given
    pages = [
        row("InitiativePage", "Dialog", id=PAGE, latitude=51, longitude=7),
        row("InitiativePage", "Dialog zwei", latitude=51, longitude=7),
    ]
    write([str(page.pk) for page in pages])
    expected = post(question).json()["data"]
    # When
    settings.ELASTICSEARCH_URL = NOBODY
    kept_answers().clear()
    known_responses().clear()
    response = post(question)
    # Then
    found = response.json()["data"]
    if question is META:
        assert found == {"search": {"meta": {"engine": "embedded", "degraded": True}}}
    else:
        assert found == expected
    assert response["Cache-Control"] == FLEETING
    assert not response.has_header("ETag")
    assert len(kept_answers()) == 0
