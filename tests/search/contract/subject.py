"""An engine under test, and how whatever was published reaches it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch

from cms.published import holdings
from cms.published.listing import Listing
from cms.published.models import Node
from cms.published.orders import RELEVANCE
from search.documents import documents
from search.engines import Engine
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.engines.embedded import EmbeddedEngine
from search.family import SEARCH, TYPES
from search.query import Outcome, Request, Run
from search.writing import write


@dataclass(frozen=True)
class Subject:
    """One engine; ``settle`` lets it know every row there is now."""

    engine: Engine
    settle: Callable[[], None]

    def search(self, query: str | None = None, **given: Any) -> Outcome:
        """Ask for what ``given`` names of a request or of its list; the first ten, unless told."""
        self.settle()
        asked = {name: given.pop(name) for name in _REQUEST & given.keys()}
        return self.engine.search(Request(listing(query, **given), **asked))

    def titles(self, query: str | None = None, **given: Any) -> list[str]:
        """Return the titles of the hits, in their order."""
        return titles_of([hit.id for hit in self.search(query, **given).hits])


_REQUEST = {"rows", "total", "facets", "highlights", "spelling"}


def listing(query: str | None = None, **given: Any) -> Listing:
    """A list of everything in German, best first."""
    return Listing(
        **{"family": SEARCH, "order": RELEVANCE, "first": 10, "locale": "de", "query": query, **given}
    )


def titles_of(ids: Sequence[str]) -> list[str]:
    known = {str(node.id): node.title for node in Node.objects.filter(pk__in=ids)}
    return [known[identity] for identity in ids]


def marked(runs: Sequence[Run]) -> str:
    """Runs as text, with brackets around what was found."""
    return "".join(f"[{run.text}]" if run.match else run.text for run in runs)


def embedded() -> Subject:
    """PostgreSQL; rows that a test made by hand are indexed as a publication would."""
    return Subject(EmbeddedEngine(), _index_rows)


def _index_rows() -> None:
    write([str(identity) for identity in Node.objects.filter(type__in=TYPES).values_list("pk", flat=True)])
    holdings.forget()


def elastic(client: Elasticsearch) -> Subject:
    """Elasticsearch; other spellings come from what the rows say, so these are indexed as well."""
    client.indices.create(index=settings.ELASTICSEARCH_PREFIX, **index_body())
    return Subject(ElasticEngine(), lambda: _fill_index(client))


def _fill_index(client: Elasticsearch) -> None:
    _index_rows()
    index = settings.ELASTICSEARCH_PREFIX
    rows = Node.objects.filter(type__in=TYPES).values_list("pk", flat=True)
    client.delete_by_query(index=index, query={"match_all": {}}, refresh=True)
    fill(client, index, documents([str(identity) for identity in rows]).values())
