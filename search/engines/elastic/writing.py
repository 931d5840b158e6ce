"""Writing documents, each with the revision of the graph that it was read at.

Elasticsearch refuses what is older than what it holds. That is a success: something newer is there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ...documents import Document
from .. import EngineUnavailable
from .encoding import source
from .upkeep import NO_SUCH_INDEX, WITHDRAWN, answering, write_alias

_NEWER_IS_THERE = 409
_LATER = (404, 429, 503)


@dataclass(frozen=True)
class Outcome:
    """What became of a batch; whatever is not named here is written."""

    refused: Mapping[str, str]
    """What the engine said against documents, by their ids."""
    lost: frozenset[str]
    """Indices that are not there."""


def write(indices: Collection[str], documents: Mapping[str, Document | None], *, version: int) -> Outcome:
    """Write ``documents`` by id to each of ``indices``; for ``None``, that there is none any more.

    Raises ``EngineUnavailable``; then some of them may be written, or will be.
    """
    if not indices or not documents:
        return Outcome({}, frozenset())
    with answering() as client:
        answer = client.bulk(operations=list(_operations(indices, documents, version)), require_alias=True)
    return _outcome([item["index"] for item in answer["items"]])


def _operations(
    indices: Collection[str], documents: Mapping[str, Document | None], version: int
) -> Iterator[dict[str, Any]]:
    for identity, document in documents.items():
        content = source(document) if document else {WITHDRAWN: datetime.now(UTC).isoformat()}
        for index in indices:
            place = {"_index": write_alias(index), "_id": identity}
            yield {"index": {**place, "version": version, "version_type": "external_gte"}}
            yield content


def _outcome(items: list[dict[str, Any]]) -> Outcome:
    failed = [item for item in items if "error" in item and item["status"] != _NEWER_IS_THERE]
    lost = {item["_index"] for item in failed if item["error"]["type"] == NO_SUCH_INDEX}
    for item in failed:
        if item["_index"] not in lost and item["status"] in _LATER:
            raise EngineUnavailable(_reason(item))
    refused = {item["_id"]: _reason(item) for item in failed if item["_index"] not in lost}
    return Outcome(refused, frozenset(name.removesuffix("-write") for name in lost))


def _reason(item: Mapping[str, Any]) -> str:
    cause = item["error"].get("caused_by") or item["error"]
    return f"{cause['type']}: {cause.get('reason', '')}"[:500]
