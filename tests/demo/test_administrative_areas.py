"""The list of districts: complete, current, and made by the script that is kept."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from cms.demo.administrative_areas import COLUMNS, districts
from cms.demo.source import CONTENT, district_centres, read_districts


def _square(ags: str, name: str, designation: str, nuts: str, side: float) -> dict[str, Any]:
    ring = [[9, 50], [9 + side, 50], [9 + side, 50 + side], [9, 50 + side], [9, 50]]
    return {
        "type": "Feature",
        "properties": {"AGS": ags, "GEN": name, "BEZ": designation, "NUTS": nuts},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_the_script_merges_what_has_merged(tmp_path: Path) -> None:
    old = [
        _square("03152", "Göttingen", "Landkreis", "DE915", 1),
        _square("03156", "Osterode am Harz", "Landkreis", "DE919", 2),
        [
            {
                "type": "FeatureCollection",
                "features": [_square("05513", "Gelsenkirchen", "Kreisfreie Stadt", "DEA32", 1)],
            }
        ],
    ]
    (tmp_path / "kreise.geo.json").write_text(json.dumps(old))

    rows = districts(tmp_path)

    assert [tuple(row[column] for column in COLUMNS) for row in rows] == [
        ("03159", "Landkreis Göttingen", "Landkreis", "DE91C", "50.500", "9.500"),
        ("05513", "Gelsenkirchen", "Kreisfreie Stadt", "DEA32", "50.500", "9.500"),
    ]


def test_the_list_holds_400_districts_in_16_states() -> None:
    entries = read_districts(CONTENT / "records" / "kreise.csv")
    keys = [entry.name for entry in entries]

    assert (len(keys), len(set(keys))) == (400, 400)
    assert Counter(key[:2] for key in keys) == {
        "01": 15, "02": 1, "03": 45, "04": 2, "05": 53, "06": 26, "07": 36, "08": 44,
        "09": 96, "10": 6, "11": 1, "12": 18, "13": 8, "14": 13, "15": 14, "16": 22,
    }  # fmt: skip
    assert all(entry.content.fields()["nuts"].text().startswith("DE") for entry in entries)


def test_every_centre_lies_in_germany() -> None:
    centres = district_centres(CONTENT / "records" / "kreise.csv").values()

    assert all(47.2 < latitude < 55.1 and 5.8 < longitude < 15.1 for latitude, longitude in centres)
