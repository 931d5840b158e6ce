"""A map without tiles: outlines of the Länder, and a dot for every place, as SVG.

Degrees become units of the drawing by an equirectangular projection that is true to scale in the
middle of Germany; one unit is about a kilometre.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from cms.published.outlines import OUTLINES

from .showing import Entry

WEST, NORTH = 5.75, 55.15
UNITS_PER_DEGREE = 104
_SQUEEZE = math.cos(math.radians(51.2))
WIDTH, HEIGHT = 612, 830
TOGETHER = 16
"""Dots nearer to each other than this become one."""


class Point(NamedTuple):
    x: int
    y: int


@dataclass(frozen=True)
class Land:
    """One Land as SVG draws it."""

    iso: str
    name: str
    path: str


@dataclass
class Marker:
    """One place with the entries that are there."""

    x: int
    y: int
    entries: list[Entry]

    @property
    def radius(self) -> int:
        """Grows with the number of entries, and stays a dot."""
        return round(9 * min(len(self.entries), 9) ** 0.4)

    @property
    def names(self) -> str:
        return ", ".join(entry.title for entry in self.entries[:5])


def point(latitude: float, longitude: float) -> Point:
    """Return where a place lies in the drawing."""
    return Point(
        round((longitude - WEST) * _SQUEEZE * UNITS_PER_DEGREE), round((NORTH - latitude) * UNITS_PER_DEGREE)
    )


@cache
def laender() -> tuple[Land, ...]:
    """Return the outlines of all Länder, computed once for each process."""
    features = json.loads(OUTLINES.read_bytes())["features"]
    return tuple(
        Land(feature["properties"]["isoCode"], feature["properties"]["name"], _path_of(feature["geometry"]))
        for feature in features
    )


def markers(entries: Iterable[Entry]) -> list[Marker]:
    """Return a dot for each place; what lies close together shares one, biggest first so none is hidden."""
    found: list[Marker] = []
    for entry in entries:
        if entry.place is None:
            continue
        x, y = point(*entry.place)
        near = next((marker for marker in found if math.dist((x, y), (marker.x, marker.y)) < TOGETHER), None)
        if near:
            near.entries.append(entry)
        else:
            found.append(Marker(x, y, [entry]))
    return sorted(found, key=lambda marker: -len(marker.entries))


def _path_of(geometry: dict[str, Any]) -> str:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(ring: Sequence[Sequence[float]]) -> str:
    """One closed line in relative steps, which are shorter to write; steps of nothing are left out."""
    points = [point(position[1], position[0]) for position in ring]
    steps = [
        f"{after.x - before.x},{after.y - before.y}"
        for before, after in pairwise(points[:-1])
        if after != before
    ]
    return f"M{points[0].x},{points[0].y}l{' '.join(steps)}z" if len(steps) > 1 else ""
