"""A scratch index answers like any other and leaves no trace."""

import pytest
from elasticsearch import Elasticsearch

from search.documents import documents
from search.engines.elastic.scratch import scratch_index
from search.query import Request
from tests.graphql.rows import row
from tests.search.contract.subject import listing, titles_of

pytestmark = pytest.mark.django_db


def indices(client: Elasticsearch) -> set[str]:
    return set(client.indices.get(index="*"))


def test_it_holds_only_what_it_was_given_and_is_gone_afterwards(elasticsearch: Elasticsearch) -> None:
    before = indices(elasticsearch)
    page = row("NewsPage", "Industrie")
    row("NewsPage", "Industrie heute")

    with scratch_index(documents([str(page.id)]).values()) as engine:
        found = engine.search(Request(listing("Industrie")))

    assert titles_of([hit.id for hit in found.hits]) == ["Industrie"]
    assert indices(elasticsearch) <= before


def test_it_is_gone_after_a_failure_too(elasticsearch: Elasticsearch) -> None:
    with pytest.raises(RuntimeError), scratch_index([]):
        raise RuntimeError

    assert not [name for name in indices(elasticsearch) if "scratch" in name]
