"""The study as a query: how many initiatives there are, and how they divide up.

A figure counts the initiatives of a list by one dimension, or by several at once. Every figure says of
how many initiatives the answer is known, for which days the statements hold, and what exactly it counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .facets import Counting
from .held import Held
from .listing import ROOT, Listing

MOST_DIMENSIONS = 3
MOST_GROUPS = 1_000
UNKNOWN = "UNKNOWN"
"""An enum's way to say that nothing is known."""

AS_OF = "profileAsOf"

COUNT = "Published initiatives (Initiativen) that match the filter."
DEFINITIONS = {
    "level": "Initiatives by the level they work on, as the editors see it (Ebene).",
    "status": "Initiatives by their present state (Stand); ended ones stay in the register.",
    "initiativeType": "Initiatives by what they are (Art der Initiative).",
    "scope": "Initiatives by the reach of their profile (Reichweite).",
    "meetingFrequency": "Initiatives by how often those involved meet (Häufigkeit der Treffen).",
    "cooperationIntensity": "Initiatives by how closely those involved work together (Intensität).",
    "topics": "Initiatives by topic (Themen); a topic counts those of all topics below it.",
    "regions": "Initiatives by region (Gebiete); a region counts those of all regions below it and of "
    "compositions it shares a member with.",
    "land": "Initiatives by Land; districts and compositions count in every Land they lie in.",
    "targetGroups": "Initiatives by target group (Zielgruppen).",
    "organisations": "Initiatives by organisation that takes part in any role (Beteiligte).",
    "memberTypes": "Initiatives by the sorts of organisation that take part in any role (Zusammensetzung): "
    "each initiative counts once for each sort.",
    "goals": "Initiatives by the kinds of goal they pursue (Ziele).",
    "outreachChannels": "Initiatives by the ways in which they reach the public (Öffentlichkeitsarbeit).",
}
"""What each dimension counts."""

STUDY = (
    "land",
    "level",
    "status",
    "initiativeType",
    "memberTypes",
    "meetingFrequency",
    "cooperationIntensity",
    "topics",
    "goals",
    "outreachChannels",
)
"""The dimensions of the study's questions, in its order."""

_N = " n counts those of which this is known; share is count divided by n."
_MANY = (
    " An initiative may count in several groups: counts may add up to more than n and shares to more than 1."
)


class TooManyGroups(Exception):
    """The dimensions together make more groups than one answer may hold."""


@dataclass(frozen=True)
class Key:
    """One value of one dimension."""

    field: str
    key: str
    label: str


@dataclass(frozen=True)
class Group:
    """The initiatives that hold one value of each dimension."""

    keys: Sequence[Key]
    count: int
    share: float

    @property
    def key(self) -> str:
        return "/".join(part.key for part in self.keys)

    @property
    def label(self) -> str:
        return " · ".join(part.label for part in self.keys)


class Statistics:
    """Figures over one list of initiatives."""

    def __init__(self, listing: Listing) -> None:
        self._counting = Counting(listing)

    def figure(self, names: Sequence[str]) -> "Figure":
        return Figure(self, names)

    def held(self, name: str) -> Held:
        return self._counting.held(name)

    @cached_property
    def members(self) -> int:
        """The set of all initiatives of the list."""
        return self._counting.matched(ROOT)

    @cached_property
    def days(self) -> tuple[str | None, str | None]:
        """The earliest and the latest day for which profiles of the list hold."""
        return self._counting.extremes(AS_OF, ROOT)


class Figure:
    """One figure; what nobody asks for is not computed."""

    def __init__(self, statistics: Statistics, names: Sequence[str]) -> None:
        self.statistics = statistics
        self.names = names

    @cached_property
    def total(self) -> int:
        return self.statistics.members.bit_count()

    @cached_property
    def n(self) -> int:
        return self._known.bit_count()

    @property
    def unknown(self) -> int:
        return self.total - self.n

    @property
    def as_of(self) -> str | None:
        return self.statistics.days[1]

    @property
    def as_of_earliest(self) -> str | None:
        return self.statistics.days[0]

    @property
    def definition(self) -> str:
        if not self.names:
            return COUNT
        parts = " ".join(DEFINITIONS[name] for name in self.names)
        return parts + _N + (_MANY if self.multiple else "")

    @property
    def multiple(self) -> bool:
        """An initiative may be in several groups."""
        return any(self.statistics.held(name).many for name in self.names)

    @cached_property
    def groups(self) -> list[Group]:
        """Raises ``TooManyGroups``."""
        groups: list[Group] = []
        for keys, members in self._crossed(self.names, self._known) if self.names else ():
            if len(groups) == MOST_GROUPS:
                raise TooManyGroups
            count = members.bit_count()
            groups.append(Group(keys, count, round(count / self.n, 4)))
        return groups

    @cached_property
    def _known(self) -> int:
        """The set of initiatives of which every dimension is known."""
        members = self.statistics.members
        for name in self.names:
            held = self.statistics.held(name)
            members &= held.found(value for value in held.labels if value != UNKNOWN)
        return members

    def _crossed(self, names: Sequence[str], members: int) -> Iterator[tuple[tuple[Key, ...], int]]:
        """Every combination of values that somebody holds, in the order of the dimensions."""
        if not names:
            yield (), members
            return
        for key, found in self._divided(names[0], members):
            for keys, both in self._crossed(names[1:], found):
                yield (key, *keys), both

    def _divided(self, name: str, members: int) -> list[tuple[Key, int]]:
        held = self.statistics.held(name)
        sets = ((value, members & held.found([value])) for value in held.labels if value != UNKNOWN)
        parts = [(Key(name, value, held.labels[value]), found) for value, found in sets if found]
        return parts if held.fixed else sorted(parts, key=lambda part: -part[1].bit_count())
