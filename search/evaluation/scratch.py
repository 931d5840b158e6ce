"""An index of documents that nobody published: asked with the code that searches the site, then gone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils import timezone

from cms.published.models import Node
from search.documents import Document
from search.engines import Engine
from search.engines.elastic.scratch import scratch_index
from search.engines.embedded import EmbeddedEngine
from search.writing import store

from .running import Report
from .shadows import analyse, empty_graph

BATCH = 200


@contextmanager
def embedded_index(documents: Sequence[Document], report: Report) -> Iterator[Engine]:
    """Yield the embedded engine over ``documents`` and nothing else."""
    with empty_graph():
        for start in range(0, len(documents), BATCH):
            some = documents[start : start + BATCH]
            Node.objects.bulk_create(_row(document) for document in some)
            store(some)
            report("Indexing", start + len(some), len(documents))
        analyse()
        yield EmbeddedEngine()


@contextmanager
def elastic_index(documents: Sequence[Document], report: Report) -> Iterator[Engine]:
    """Yield the engine of Elasticsearch over ``documents`` and nothing else.

    Their rows are there too: vocabularies and other spellings are read from them.
    """
    with embedded_index(documents, report), scratch_index(documents) as engine:
        yield engine


def _row(document: Document) -> Node:
    """The row of a document that has no object behind it."""
    return Node(
        id=document.id,
        type=document.type,
        locale=document.locale,
        title=document.title,
        sort_title=document.sort_title,
        date=document.date,
        latitude=document.latitude,
        longitude=document.longitude,
        terms=list(document.terms),
        data={"__typename": document.type, "title": document.title, "summary": document.summary},
        source_model="search.evaluation",
        source_pk=document.id,
        modified_at=timezone.now(),
        revision=document.revision,
    )
