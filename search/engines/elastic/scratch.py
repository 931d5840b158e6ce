"""An index of documents that are nobody's: asked with the code that searches the site, then gone."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings
from elasticsearch import Elasticsearch, helpers

from ...documents import Document
from .encoding import source
from .engine import ElasticEngine
from .mapping import index_body

PATIENCE = 60
"""Seconds; nobody waits for a page here."""


@contextmanager
def scratch_index(documents: Iterable[Document]) -> Iterator[ElasticEngine]:
    """Yield the engine over ``documents`` and nothing else; afterwards nothing of them is left."""
    name = f"{settings.ELASTICSEARCH_PREFIX}-scratch-{uuid4().hex[:12]}"
    with Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=PATIENCE) as client:
        try:
            client.indices.create(index=name, **index_body())
            fill(client, name, documents)
            yield ElasticEngine(name, patience=PATIENCE)
        finally:
            client.indices.delete(index=name, ignore_unavailable=True)


def fill(client: Elasticsearch, index: str, documents: Iterable[Document]) -> None:
    """Write ``documents``, so that searches find them at once."""
    written = ({"_index": index, "_id": each.id, "_source": source(each)} for each in documents)
    helpers.bulk(client, written, refresh=True)
