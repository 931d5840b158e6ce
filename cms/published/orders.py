"""The orders a list can have. Every one ends with the id, so that no two rows ever tie."""

from dataclasses import dataclass

from .sql import Sql

DISTANCE_KM = """
    12742 * asin(sqrt(least(1,
        power(sin(radians(node.latitude - %s) / 2), 2)
        + cos(radians(%s)) * cos(radians(node.latitude)) * power(sin(radians(node.longitude - %s) / 2), 2)
    )))
"""


@dataclass(frozen=True)
class Near:
    """A circle on the globe."""

    latitude: float
    longitude: float
    radius_km: float

    def distance(self) -> Sql:
        """Great-circle distance of ``node`` in kilometres."""
        return Sql(DISTANCE_KM, (self.latitude, self.latitude, self.longitude))

    def condition(self) -> Sql:
        distance = self.distance()
        return Sql(f"{distance.text} <= %s", (*distance.parameters, self.radius_km))


@dataclass(frozen=True)
class Order:
    """An expression on ``node`` that is never NULL, its PostgreSQL type, and a direction."""

    name: str
    expression: str
    pg_type: str
    description: str
    descending: bool = False

    def key(self, near: Near | None) -> Sql:
        """What rows are compared by; distances need a place to start from."""
        return near.distance() if near and self is DISTANCE else Sql(self.expression)


_WHICH_DATE = ", by date or start, otherwise by first publication."
# What has no date counts as oldest.
_DATE = "COALESCE(node.date, '0001-01-01T00:00:00Z'::timestamptz)"

TITLE = Order("TITLE", "node.sort_title", "text", "German dictionary order: Ä with A.")
TITLE_DESC = Order(
    "TITLE_DESC", "node.sort_title", "text", "German dictionary order, backwards.", descending=True
)
DATE = Order("DATE", _DATE, "timestamptz", f"Oldest first{_WHICH_DATE}")
DATE_DESC = Order("DATE_DESC", _DATE, "timestamptz", f"Newest first{_WHICH_DATE}", descending=True)
MODIFIED_DESC = Order(
    "MODIFIED_DESC", "node.modified_at", "timestamptz", "Last changed first.", descending=True
)
RELEVANCE = Order("RELEVANCE", "relevance.score", "float8", "Best match first.", descending=True)
DISTANCE = Order("DISTANCE", "", "float8", "Nearest first; needs `near`.")
PATH = Order("PATH", "node.path", "text", "By path.")
POSITION = Order(
    "POSITION",
    "COALESCE((node.data->>'position')::int, 2147483647)",
    "int",
    "The editors' own order.",
)
