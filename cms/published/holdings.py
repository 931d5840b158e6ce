"""Which objects of a list hold which values of its dimensions, kept in memory while the graph stands still.

Counting in SQL would read every row and every edge of a list for each of its dimensions, and again
for every filter. Here they are read once for each revision, in one statement and so in one state of
the graph. Sets of objects are integers: bit n stands for the n-th object. To intersect and to count
ten thousand objects takes microseconds.

There is one ``Holdings`` for each list and language, so memory is bounded by the content.
"""

from collections.abc import Iterable
from functools import cached_property
from threading import Lock

from .families import Family
from .filters import Dimension
from .held import held_by
from .held_rows import mask, read
from .listing import belonging, fetched
from .revision import current_revision
from .sql import Sql

_kept: dict[tuple[str, str], "Holdings"] = {}
_reading = Lock()

_DAYS = """
    SELECT data->>%s, array_agg(id::text) FROM published_node node
    WHERE {belonging} AND data->>%s IS NOT NULL GROUP BY 1
"""


class Holdings:
    """All dimensions of one list in one language."""

    def __init__(self, family: Family, locale: str) -> None:
        asked = dimensions(family)
        rows = read(family, locale, asked.values())
        self.revision = rows.revision
        self.held = {name: held_by(each, family, locale, rows) for name, each in asked.items()}
        self.everything = (1 << len(rows.members)) - 1
        self._list = belonging(family, locale)
        self._members = rows.members
        self._days: dict[str, dict[str, int]] = {}

    def of(self, ids: Iterable[str]) -> int:
        """The set of those of ``ids`` that belong to the list."""
        return mask([self._numbers[identity] for identity in ids if identity in self._numbers])

    def extremes(self, name: str, members: int) -> tuple[str | None, str | None]:
        """The first and the last day that a public date bears among ``members``.

        Dates are in no column, so the first question unpacks every object of the list.
        """
        if name not in self._days:
            statement = _DAYS.format(belonging=self._list.text)
            found = fetched(Sql(statement, (name, *self._list.parameters, name)))
            self._days[name] = {day: self.of(ids) for day, ids in found}
        days = [day for day, holders in self._days[name].items() if holders & members]
        return min(days, default=None), max(days, default=None)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {identity: number for number, identity in enumerate(self._members)}


def holdings(family: Family, locale: str) -> Holdings:
    """Return what the objects of ``family`` hold now."""
    return _current(family, locale) or _renewed(family, locale)


def _current(family: Family, locale: str) -> Holdings | None:
    kept = _kept.get((family.list_name, locale))
    return kept if kept and kept.revision == current_revision() else None


def _renewed(family: Family, locale: str) -> Holdings:
    """Of many that ask at once, one reads and the others wait."""
    with _reading:
        found = _current(family, locale) or Holdings(family, locale)
        _kept[family.list_name, locale] = found
        return found


def forget() -> None:
    """Drop everything, for those who change the graph behind its revision."""
    _kept.clear()


def dimensions(family: Family) -> dict[str, Dimension]:
    """Return the filters of ``family`` that are dimensions, by name."""
    return {choice.name: choice for choice in family.filters if isinstance(choice, Dimension)}
