"""An index that hears of nothing after everything was public: still nothing hidden comes out of a search."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from cms.published.models import Node
from search.documents import documents
from search.engines.elastic.client import breaker_of
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.family import TYPES

from .matrix import Matrix
from .readers import SearchReader
from .searching import LAGGING
from .states import PLANTED_HIDDEN
from .summary import FIGURES
from .transitions import reveal
from .walk import hide_everything_and_go_on
from .world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def index(elasticsearch: Elasticsearch, unhurried: None) -> Iterator[Elasticsearch]:
    """An index that nobody keeps; it answers everything itself."""
    trips = breaker_of(settings.ELASTICSEARCH_URL).trips
    elasticsearch.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
    yield elasticsearch
    assert breaker_of(settings.ELASTICSEARCH_URL).trips == trips


def test_nothing_hidden_comes_out_of_an_index_that_lags_behind_every_event(
    world: World, index: Elasticsearch, record_property: Callable[[str, object], None]
) -> None:
    matrix = Matrix(world)
    matrix.readers = [SearchReader(world, LAGGING)]
    try:
        _through_all_states(world, matrix, index)
    finally:
        record_property(FIGURES, f"lagging index: edges={len(matrix.edges)} leaks={matrix.leaks}")


def _through_all_states(world: World, matrix: Matrix, index: Elasticsearch) -> None:
    for state in sorted(PLANTED_HIDDEN):
        reveal(world, state)
    ids = Node.objects.filter(type__in=TYPES).values_list("pk", flat=True)
    fill(index, settings.ELASTICSEARCH_PREFIX, documents(map(str, ids)).values())
    matrix.assert_everything_reaches()

    hide_everything_and_go_on(world, matrix)
