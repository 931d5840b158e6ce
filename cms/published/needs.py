"""What a value computed from a row has to know of other rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from .reading import ReverseList, Selection


class Needs:
    """References to follow, by field name; implements ``cms.published.reading.Selection``.

    It holds for objects of every type: a field that an object does not have needs nothing.
    """

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = [(name, Needs(below)) for name, below in members.items()]
        self.leads_on = bool(members)

    def objects(self, type_name: str) -> Sequence[tuple[str, Selection]]:
        return self._members

    def lists(self, type_name: str) -> Sequence[ReverseList]:
        return ()
