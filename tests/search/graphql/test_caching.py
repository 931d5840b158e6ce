"""Which answers of the search may be kept: those that follow from the published rows alone."""

import json
from typing import Any

import pytest
from django.test import Client

from cms.graphql.answers import kept_answers
from cms.published.models import Node
from search.models import SynonymSet
from tests.factories.pages import InitiativePageFactory

pytestmark = pytest.mark.django_db

JSON = "application/json"
PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=300, stale-if-error=86400"
QUERIES = [
    '{ search(query: "dialog") { totalCount nodes { id } } }',
    '{ searchSuggest(prefix: "dia") { title } }',
    "{ searchMap(bounds: {south: 47, west: 5, north: 56, east: 16}, zoom: 6) { count } }",
    '{ relatedContent(id: "00000000-0000-4000-8000-000000000001") { id } }',
]


def post(query: str, **headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().post("/graphql/", json.dumps({"query": query}), content_type=JSON, headers=names)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("(")[0])
def test_an_answer_of_the_embedded_engine_is_kept_and_confirmed(query: str) -> None:
    # Given
    page = InitiativePageFactory(title="Dialog", latitude=51.33, longitude=6.56)
    query = query.replace("00000000-0000-4000-8000-000000000001", str(page.uuid))
    # When
    first, second = post(query), post(query)
    confirmed = post(query, If_None_Match=first["ETag"])
    # Then
    assert first["Cache-Control"] == PUBLIC
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])
    assert len(kept_answers()) == 1
    assert (confirmed.status_code, confirmed.content) == (304, b"")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("(")[0])
def test_any_publication_may_change_what_is_found_so_caches_forget_it_with_any(query: str) -> None:
    page = InitiativePageFactory(title="Dialog", latitude=51.33, longitude=6.56)
    response = post(query.replace("00000000-0000-4000-8000-000000000001", str(page.uuid)))
    assert "graph" in response["Cache-Tag"].split(",")
    assert "graph" in response["Surrogate-Key"].split()


def test_a_publication_makes_the_answer_another_one() -> None:
    # Given
    query = QUERIES[0]
    before = post(query)
    # When
    InitiativePageFactory(title="Dialog")
    after = post(query, If_None_Match=before["ETag"])
    # Then
    assert before.json()["data"]["search"]["totalCount"] == 0
    assert after.status_code == 200
    assert after.json()["data"]["search"]["totalCount"] == 1


def test_synonyms_of_editors_count_with_the_next_question() -> None:
    # Given
    InitiativePageFactory(title="Dampfross am Rhein")
    query = '{ search(query: "Lokomotive") { totalCount } }'
    before = post(query)
    # When
    SynonymSet.objects.create(words=["Lokomotive", "Dampfross"])
    after = post(query, If_None_Match=before["ETag"])
    # Then
    assert before.json()["data"]["search"]["totalCount"] == 0
    assert after.json()["data"]["search"]["totalCount"] == 1


def test_nothing_is_related_to_an_object_that_is_gone_and_caches_hear_of_its_return() -> None:
    page = InitiativePageFactory(title="Dialog")
    Node.objects.filter(pk=page.uuid).delete()
    response = post(QUERIES[3].replace("00000000-0000-4000-8000-000000000001", str(page.uuid)))
    assert response.json()["data"]["relatedContent"] == []
    assert str(page.uuid) in response["Cache-Tag"].split(",")
