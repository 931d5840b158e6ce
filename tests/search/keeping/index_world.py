"""Published rows made by hand, and what an index holds of them."""

from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import UUID

from django.db import transaction
from elasticsearch import Elasticsearch

from cms.published import store
from cms.published.changes import count_change
from cms.published.models import Node
from cms.published.revision import current_revision, lock_graph
from search import rebuild
from search.delivery import deliver_due
from search.engines.elastic import upkeep
from search.models import Generation
from tests.graphql.rows import row

_numbers: Iterator[int] = count(1)


@transaction.atomic
def news(title: str) -> str:
    """Publish an object that can be found, and return its id."""
    lock_graph()
    node = row("NewsPage", title, id=UUID(int=next(_numbers)))
    count_change({str(node.id): node.type})
    return str(node.id)


@transaction.atomic
def retitle(identity: str, title: str) -> None:
    lock_graph()
    node = Node.objects.get(pk=identity)
    node.title, node.data["title"], node.revision = title, title, current_revision() + 1
    node.save()
    count_change({identity: node.type})


@transaction.atomic
def withdraw(identity: str) -> None:
    lock_graph()
    store.withdraw([identity])


def build() -> str:
    """Rebuild to the end, leave no change undelivered, and return the name of the index that then answers."""
    rebuild.request_rebuild()
    while generation := rebuild.advance():
        if generation.state not in rebuild.UNDER_WAY:
            break
    assert generation is not None
    assert generation.state == Generation.State.LIVE, generation.error
    while deliver_due():
        pass
    return generation.index


def found(client: Elasticsearch, index: str) -> dict[str, str]:
    """Return the titles by id of what searches of ``index`` find."""
    client.indices.refresh(index=index)
    return searchable(client, index)


def searchable(client: Elasticsearch, index: str = "") -> dict[str, str]:
    """Return the same as readers of the live index would find it just now."""
    index = index or upkeep.alias()
    answer: dict[str, Any] = client.search(
        index=index, size=1000, query={"bool": {"must_not": {"exists": {"field": upkeep.WITHDRAWN}}}}
    ).body
    return {hit["_id"]: hit["_source"]["title"] for hit in answer["hits"]["hits"]}


def titles(*, alike: str = "NewsPage") -> dict[str, str]:
    """Return the titles by id of what is public."""
    rows = Node.objects.filter(type=alike).values_list("pk", "title")
    return {str(identity): title for identity, title in rows}
