"""Whatever document is generated: it is answered within the limits, or refused by one of them."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from bench.documents import generate
from bench.values import known_on
from bench.worst import HEAVY
from cms.graphql.limits import COST, LIMITS
from cms.graphql.published_schema import published_schema
from tests.factories.pages import ALL_FACTORIES, body
from tests.factories.snippets import RegionFactory, StateFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> dict[str, Any]:
    """Values of a site with a page of each type."""
    land, topic = StateFactory(), TopicFactory()
    for factory in ALL_FACTORIES:
        text = body(("heading", {"text": "Ziele", "level": "H2"}), ("rich_text", {"text": "<p>Text</p>"}))
        factory(regions=[RegionFactory(parent=land)], topics=[topic], body=text)
    with connection.cursor() as cursor:
        return dict(known_on(cursor))


def test_documents_are_answered_within_the_limits(known: dict[str, Any]) -> None:
    usual = [generate(published_schema(), seed, known=known) for seed in range(80)]
    heavy = [generate(published_schema(), seed, known=known, style=HEAVY) for seed in range(40)]

    outcomes = {_outcome(*each) for each in [*usual, *heavy]}

    assert outcomes <= {"answered", *(limit.name for limit in LIMITS)}
    assert {"answered", COST.name} <= outcomes


def _outcome(source: str, variables: dict[str, Any]) -> str:
    body = {"query": source, "variables": variables}
    response = Client().post("/graphql/", body, content_type="application/json")
    answer = json.loads(response.content)
    if "data" in answer:
        assert "errors" not in answer, (source, answer["errors"])
        assert 0 < answer["extensions"]["cost"]["requested"] <= COST.allowed
        return "answered"
    assert len(response.content) < 1_024
    return str(answer["errors"][0]["extensions"]["limit"])
