"""The indices of this service: made, read through, put in each other's place, removed.

Their names begin with ``ELASTICSEARCH_PREFIX``, and that alone is the alias that searches ask. Writers use an
alias of each index' own and demand that it is one, because Elasticsearch would make an index of whatever
name a late writer still knows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError

from .. import EngineUnavailable
from .client import is_passing
from .mapping import index_body

PATIENCE = 10
"""Seconds; well below the lease of a claim."""
SCANNED = 1000
NO_SUCH_INDEX = "index_not_found_exception"
"""What Elasticsearch says of an index that is gone. Of one that it has yet to open it says something else."""
WITHDRAWN = "withdrawn_at"
"""The one field of a tombstone: when the document was written that is none."""

_ALIVE: Mapping[str, Any] = {"bool": {"must_not": {"exists": {"field": WITHDRAWN}}}}


class LostIndex(Exception):
    """An index that should be there is not: somebody removed it."""


@contextmanager
def answering() -> Iterator[Elasticsearch]:
    """Give the client of whoever keeps the indices; raise ``EngineUnavailable`` where it gets no answer."""
    try:
        yield _client(settings.ELASTICSEARCH_URL)
    except TransportError as error:
        raise EngineUnavailable(str(error)) from error
    except NotFoundError as error:
        if error.error == NO_SUCH_INDEX:
            raise LostIndex(str(error)) from error
        raise EngineUnavailable(str(error)) from error
    except ApiError as error:
        if is_passing(error):
            raise EngineUnavailable(str(error)) from error
        raise


@cache
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(url, request_timeout=PATIENCE, max_retries=0, retry_on_timeout=False)


def alias() -> str:
    """Return the name under which searches ask the live index."""
    return settings.ELASTICSEARCH_PREFIX


def write_alias(index: str) -> str:
    return f"{index}-write"


def new_name() -> str:
    """Return a name that no index ever had."""
    return f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex[:12]}"


def create(index: str) -> None:
    """Make an empty index; one that an interrupted attempt left is as good."""
    try:
        with answering() as client:
            client.indices.create(index=index, aliases={write_alias(index): {}}, **index_body())
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise


def drop(index: str) -> None:
    with answering() as client:
        client.indices.delete(index=index, ignore_unavailable=True)


def existing() -> set[str]:
    """Return the names of all indices of this service, whoever still knows of them."""
    with answering() as client:
        names = client.indices.get(index=f"{alias()}-*", features="aliases")
    return {name for name in names if re.fullmatch(rf"{re.escape(alias())}-[0-9a-f]{{12}}", name)}


def is_there(index: str) -> bool:
    """Return whether an index can be written to."""
    with answering() as client:
        return bool(client.indices.exists_alias(index=index, name=write_alias(index)))


def live_indices() -> set[str]:
    """Return what searches are answered from; anything but one index is a mistake."""
    with answering() as client:
        if not client.indices.exists_alias(name=alias()):
            return set()
        return set(client.indices.get_alias(name=alias()))


def make_live(index: str) -> None:
    """Let searches ask ``index`` instead of any other; no search sees both or none."""
    actions: list[dict[str, Any]] = [
        {"remove": {"index": f"{alias()}-*", "alias": alias(), "must_exist": False}},
        {"add": {"index": index, "alias": alias()}},
    ]
    with answering() as client:
        client.indices.update_aliases(actions=actions)


def refresh(index: str) -> None:
    """Let searches find everything that was written so far."""
    with answering() as client:
        client.indices.refresh(index=index)


def held(index: str, ids: Iterable[str]) -> dict[str, tuple[int, dict[str, Any]]]:
    """Return version and content of what ``index`` holds, tombstones and what was only just written too."""
    with answering() as client:
        answer = client.mget(index=index, ids=list(ids))
    for found in answer["docs"]:
        if "error" in found:
            raise _unreadable(index, found["error"])
    return {found["_id"]: (found["_version"], found["_source"]) for found in answer["docs"] if found["found"]}


def _unreadable(index: str, error: Mapping[str, Any]) -> LostIndex | EngineUnavailable:
    """A server that was just started knows its indices some seconds before it can read them."""
    if error["type"] == NO_SUCH_INDEX:
        return LostIndex(index)
    return EngineUnavailable(f"{index}: {error['type']}")


def scan(index: str) -> Iterator[set[str]]:
    """Yield the ids of everything that searches can find, in pieces."""
    after: list[Any] | None = None
    with answering() as client:
        pit = client.open_point_in_time(index=index, keep_alive="1m")["id"]
        while hits := _piece(client, pit, after):
            yield {hit["_id"] for hit in hits}
            after = hits[-1]["sort"]
        client.close_point_in_time(id=pit)


def _piece(client: Elasticsearch, pit: str, after: list[Any] | None) -> list[dict[str, Any]]:
    answer = client.search(
        pit={"id": pit, "keep_alive": "1m"},
        query=_ALIVE,
        sort=["_shard_doc"],
        search_after=after,
        size=SCANNED,
        source=False,
        track_total_hits=False,
        allow_partial_search_results=False,
    )
    return list(answer["hits"]["hits"])


def sweep(index: str, before: str) -> int:
    """Remove the tombstones written before an instant; what became a document again meanwhile stays."""
    with answering() as client:
        answer = client.delete_by_query(
            index=index,
            query={"range": {WITHDRAWN: {"lt": before}}},
            conflicts="proceed",
        )
    return int(answer["deleted"])
