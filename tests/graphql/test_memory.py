"""Strangers may ask what they like, as often as they like: a process does not grow by it."""

import gc
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from django.test import RequestFactory

from cms.graphql import answering, documents
from cms.graphql.answers import Answer
from cms.graphql.endpoint import graphql
from cms.graphql.remembering import Remembered
from cms.published.memory import Memory

from .rows import row

pytestmark = pytest.mark.django_db

DOCUMENTS = 3_000
"""Characters of source that are remembered here."""
ANSWERS = 50_000
"""Bytes of answers that are kept here."""
KINDS = (
    "{{ a{n}: initiatives(first: 3) {{ totalCount nodes {{ title b{n}: slug }} }} }}",
    "query A{n}($first: Int! = {n}) {{ news(first: $first) {{ totalCount }} }}",
    "{{ nothing{n} }}",
    "{{ a{n}: initiatives(first: 0) {{ totalCount }} }}",
    "{{ {n}",
    "mutation A{n} {{ nothing }}",
    '{{ __type(name: "T{n}") {{ name }} }}',
)


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple["Remembered[object]", Memory[Answer]]]:
    """The memories of the service with bounds that a test can reach."""
    remembered = Remembered(documents._examined, most_characters=DOCUMENTS)
    kept = Memory[Answer](ANSWERS)
    monkeypatch.setattr(documents, "_remembered", remembered)
    monkeypatch.setattr(answering, "kept_answers", lambda: kept)
    tracemalloc.start()
    yield remembered, kept
    tracemalloc.stop()


def test_random_documents_take_no_more_than_the_bounds(small_memory):
    remembered, kept = small_memory
    row("InitiativePage", "Krefeld")
    ask(range(200))
    filled = used()

    ask(range(200, 500))

    assert used() < filled + 100_000, "a document and its plan take some 15,000"
    assert 20 < len(kept) < 50
    assert kept.size <= ANSWERS
    assert 50 < len(remembered) < 100


def ask(numbers: range) -> None:
    for number in numbers:
        query = KINDS[number % len(KINDS)].format(n=number)
        body = json.dumps({"query": query, "variables": {"unknown": number}})
        response = graphql(RequestFactory().post("/graphql/", body, "application/json"))
        assert response.status_code == 200


def used() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
