"""What nobody here wrote, or what stands in a standard, asked whether our answers are right."""

import io
import json
import subprocess
from datetime import tzinfo
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import geojson_validator
import jsonschema
from dateutil.tz import tzical
from openpyxl import load_workbook
from pyshacl import validate
from rdflib import Graph

from tests.machine import ICAL, JING
from tests.npm import installed

HERE = Path(__file__).parent


def relax_ng(atom: bytes, folder: Path) -> str:
    """Return what jing has to say against an Atom feed, by the grammar of RFC 4287."""
    file = folder / "feed.atom"
    file.write_bytes(atom)
    told = subprocess.run([JING.path(), "-c", HERE / "atom.rnc", file], capture_output=True, text=True)
    return told.stdout


def libical(calendar: bytes) -> str:
    """Return what libical has to say against a calendar, RFC 5546 for published events included."""
    told = subprocess.run(
        [ICAL.path(), "-I", HERE / "libical.py"], input=calendar, capture_output=True, check=True
    )
    return told.stdout.decode()


def feedsmith(feeds: dict[str, bytes]) -> dict[str, Any]:
    """Return what npm's feedsmith understands of feeds, each named by its address."""
    place = installed(HERE / "feedsmith")
    sent = json.dumps({name: content.decode() for name, content in feeds.items()})
    told = subprocess.run(
        ["node", "parse.mjs"], cwd=place, input=sent, capture_output=True, text=True, check=True
    )
    understood: dict[str, Any] = json.loads(told.stdout)
    return understood


def parsed(feed: bytes) -> Any:
    """Return what feedparser understands; it must not find the feed ill-formed."""
    read = feedparser.parse(feed)
    assert not read.bozo, read.get("bozo_exception")
    return read


def json_feed(feed: bytes) -> Any:
    """Return a JSON Feed that keeps to the schema of version 1.1."""
    content = json.loads(feed)
    jsonschema.validate(content, _schema(), format_checker=jsonschema.FormatChecker())
    return content


def clocks(calendar: bytes) -> dict[str, tzinfo]:
    """Return the time zones as dateutil understands what a calendar says of them."""
    text = calendar.decode().replace("\r\n", "\n")
    zones = tzical(io.StringIO(text))
    return {name: zones.get(name) for name in zones.keys()}  # noqa: SIM118


def geojson(content: bytes) -> Any:
    """Return a feature collection whose structure and geometries are valid (RFC 7946)."""
    collection = json.loads(content)
    assert geojson_validator.validate_structure(collection) == {}
    placed = [feature for feature in collection["features"] if feature["geometry"]]
    if placed:
        problems = geojson_validator.validate_geometries({"type": "FeatureCollection", "features": placed})
        assert not problems["invalid"], problems
    return collection


def spreadsheet(content: bytes) -> list[list[Any]]:
    """Return the cells of a workbook as a spreadsheet opens it, formulas as formulas."""
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def shacl(catalogue: bytes, spelling: str) -> str:
    """Return what the shapes of DCAT-AP.de have to say against a catalogue."""
    graph = Graph().parse(data=catalogue, format=spelling)
    conforms, _, told = validate(graph, shacl_graph=_shapes())
    return "" if conforms else str(told)


@cache
def _schema() -> Any:
    return json.loads((HERE / "json-feed-1.1.schema.json").read_text())


@cache
def _shapes() -> Graph:
    return Graph().parse(HERE / "dcat-ap-de-3.0.ttl")
