"""Comparing an index of Elasticsearch with what the published rows say now.

Publications go on meanwhile, so a difference counts only if it is seen again right afterwards, in what the
index holds at that moment, and if no mark explains it: what waits to be written is not lost.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from cms.published.models import Node
from cms.published.revision import current_revision

from .delivery import BATCH, bring
from .documents import documents
from .engines.elastic import upkeep
from .engines.elastic.encoding import source
from .family import TYPES
from .models import Mark
from .outdating import outdate_answers


@dataclass
class Differences:
    """Ids by what is wrong with them."""

    missing: set[str] = field(default_factory=set)
    """Public, but not to be found."""
    ghost: set[str] = field(default_factory=set)
    """To be found, but not public."""
    stale: set[str] = field(default_factory=set)
    """The index holds something else than the row says."""
    ahead: set[str] = field(default_factory=set)
    """Written at a revision that the graph has not reached: the database was restored from a copy."""

    def everything(self) -> set[str]:
        return self.missing | self.ghost | self.stale | self.ahead

    def add(self, more: "Differences") -> None:
        for name, ids in vars(self).items():
            ids |= getattr(more, name)


def compare(index: str) -> Iterator[Differences]:
    """Yield what is wrong with the contents of ``index``, page by page; most of it is empty."""
    for page in pages():
        yield _seen_twice(index, page)
    for found in upkeep.scan(index):
        yield _seen_twice(index, found - _public(found))


def repair(index: str, differences: Differences) -> Differences:
    """Write anew whatever is wrong, and return what is wrong even then.

    Kept answers may come from it. And whoever changed or deleted a document in the index itself raised its
    version by one, so the repair needs a revision of its own.
    """
    ids = differences.everything()
    if ids:
        outdate_answers()
    left = Differences()
    for batch in batched(ids):
        bring(batch, [index])
        left.add(_classified(index, batch))
    return left


def wrongly_present(index: str) -> Differences:
    """Return what is missing or a ghost. Contents are not looked at, which is quick."""
    found: set[str] = set().union(*upkeep.scan(index))
    return _seen_twice(index, found ^ _public())


def pages(after: UUID | None = None) -> Iterator[list[str]]:
    """Yield the ids of everything that can be searched for, each page as it is when asked for."""
    while page := page_after(after):
        yield [str(identity) for identity in page]
        after = page[-1]


def batched(ids: Collection[str]) -> Iterator[list[str]]:
    """Cut ``ids`` into pieces of the size of a page."""
    remaining = iter(sorted(ids))
    while batch := list(islice(remaining, BATCH)):
        yield batch


def page_after(after: UUID | None) -> list[UUID]:
    rows = Node.objects.filter(type__in=TYPES).order_by("pk")
    following = rows.filter(pk__gt=after) if after else rows
    return list(following.values_list("pk", flat=True)[:BATCH])


def _seen_twice(index: str, ids: Collection[str]) -> Differences:
    return _classified(index, _classified(index, ids).everything())


def _classified(index: str, ids: Collection[str]) -> Differences:
    """The index is read first and marks last: what changes in between is marked, or written by now."""
    found = Differences()
    if not ids:
        return found
    held = upkeep.held(index, ids)
    public = documents(ids)
    revision = current_revision()
    for identity in ids:
        version, content = held.get(identity, (0, {upkeep.WITHDRAWN: ""}))
        expected = source(public[identity]) if identity in public else None
        if kind := _fault(content, expected, ahead=version > revision):
            getattr(found, kind).add(identity)
    return _unmarked(found)


def _fault(content: dict[str, Any], expected: Any, *, ahead: bool) -> str:
    held = upkeep.WITHDRAWN not in content
    if ahead:
        return "ahead"
    if expected is None:
        return "ghost" if held else ""
    if not held:
        return "missing"
    return "" if content == json.loads(json.dumps(expected)) else "stale"


def _unmarked(found: Differences) -> Differences:
    marked = {
        str(mark) for mark in Mark.objects.filter(pk__in=found.everything()).values_list("pk", flat=True)
    }
    return Differences(**{name: ids - marked for name, ids in vars(found).items()})


def _public(ids: Collection[str] | None = None) -> set[str]:
    rows = Node.objects.filter(type__in=TYPES)
    asked = rows if ids is None else rows.filter(pk__in=ids)
    return {str(identity) for identity in asked.values_list("pk", flat=True)}
