"""From what engines find to published rows. What has no row any more is left out, and counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cms.published.reading import Reader, Row, Selection

from ..query import Hit
from ..stale_hits import Counts, stale_hits


class Shown(NamedTuple):
    """A hit with its row, and its number on the page, counted from one."""

    number: int
    hit: Hit
    row: Row


def rows_by_id(ids: Sequence[str], reader: Reader, selection: Selection) -> dict[str, Row]:
    """Return the public ones of these objects by id, with all that ``selection`` wants."""
    rows = reader.by_ids(ids, selection)
    stale_hits.add(Counts(gone=len(ids) - len(rows)))
    return rows


def rows_of(ids: Sequence[str], reader: Reader, selection: Selection) -> list[Row]:
    """Return the same in the order of ``ids``."""
    rows = rows_by_id(ids, reader, selection)
    return [rows[identity] for identity in ids if identity in rows]


def shown(hits: Sequence[Hit], reader: Reader, selection: Selection) -> list[Shown]:
    """Return those of ``hits`` that may be seen, in their order."""
    return list(_with_rows(hits, rows_by_id([hit.id for hit in hits], reader, selection)))


def _with_rows(hits: Sequence[Hit], rows: Mapping[str, Row]) -> Iterator[Shown]:
    for number, hit in enumerate(hits, start=1):
        if hit.id in rows:
            yield Shown(number, hit, rows[hit.id])
