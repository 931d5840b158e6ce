"""Every format, over content that breaks feeds, before judges nobody here wrote."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cms.feeds.kinds import KINDS

from . import judges, nasty
from .client import content

pytestmark = pytest.mark.django_db

WRITABLE = [re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", "", text) for text in nasty.TEXTS]


@pytest.fixture(autouse=True)
def planted() -> dict[str, list[Any]]:
    return nasty.plant()


def test_atom_keeps_to_rfc_4287(tmp_path: Path) -> None:
    for kind in KINDS:
        feed = content(f"/feeds/v1/{kind}.atom?limit=5&page=2")

        assert judges.relax_ng(feed, tmp_path) == ""


def test_the_grammar_finds_what_is_wrong(tmp_path: Path) -> None:
    feed = content("/feeds/v1/news.atom").replace(b"<updated>", b"<when>").replace(b"</updated>", b"</when>")

    assert "missing required element" in judges.relax_ng(feed, tmp_path)


@pytest.mark.parametrize("extension", ["rss", "atom"])
def test_feedparser_reads_every_entry_as_it_was_written(extension: str) -> None:
    for kind in KINDS:
        feed = judges.parsed(content(f"/feeds/v1/{kind}.{extension}"))

        assert len(feed.entries) == len(nasty.TEXTS)
        assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
        assert "javascript:" not in str([entry.links for entry in feed.entries])


@pytest.mark.parametrize("extension", ["rss", "atom"])
def test_html_of_entries_holds_nothing_that_runs(extension: str) -> None:
    for entry in judges.parsed(content(f"/feeds/v1/news.{extension}")).entries:
        html = "".join(part.value for part in entry.content)

        assert set(re.findall(r"<(\w+)", html)) <= {"figure", "img", "figcaption", "p", "b"}
        assert not re.search(r"\son\w+=|javascript:", html)


def test_feedsmith_understands_what_feeds_say() -> None:
    addresses = [
        *(f"/feeds/v1/{kind}.{extension}" for kind in KINDS for extension in ("rss", "atom", "json")),
        "/feeds/v1/opml.xml",
    ]

    understood = judges.feedsmith({address: content(address) for address in addresses})

    lists = [
        feed.get("items") or feed.get("entries") for name, feed in understood.items() if "opml" not in name
    ]
    assert [len(entries) for entries in lists] == [len(nasty.TEXTS)] * 15
    told = {entry["title"] for entry in understood["/feeds/v1/news.json"]["items"]}
    assert told >= {" ".join(text.split()) for text in WRITABLE if text.strip()}
    assert [outline["title"] for outline in understood["/feeds/v1/opml.xml"]["body"]["outlines"]] == [
        f"Industriedialog: {kind.titles['de']}" for kind in KINDS.values()
    ]


def test_json_feeds_keep_to_the_schema_of_1_1() -> None:
    for kind in KINDS:
        feed = judges.json_feed(content(f"/feeds/v1/{kind}.json?limit=5"))

        assert feed["next_url"].endswith(f"/feeds/v1/{kind}.json?limit=5&page=2")


def test_libical_finds_nothing_wrong_with_the_calendar(planted: dict[str, list[Any]]) -> None:
    assert judges.libical(content("/feeds/v1/events.ics")) == ""
    for event in planted["events"]:
        assert judges.libical(content(f"/feeds/v1/events/{event.id}.ics")) == ""


def test_calendars_tell_the_clocks_as_they_are_around_every_change() -> None:
    # Given calendars that carry zones with and without summer time along
    zones = judges.clocks(content("/feeds/v1/events.ics"))
    assert set(zones) == set(nasty.ZONES)

    # Then each hour around the changes of 2026 has the offset that the zone has there
    changes = [datetime(2026, *day, tzinfo=UTC) for day in ((3, 8), (3, 29), (10, 25), (11, 1))]
    hours = [day + timedelta(hours=hour) for day in changes for hour in range(-24, 48)]
    for name, told in zones.items():
        for moment in hours:
            offsets = [moment.astimezone(zone).utcoffset() for zone in (told, ZoneInfo(name))]
            assert offsets[0] == offsets[1], (name, moment)


def test_libical_does_find_a_missing_uid() -> None:
    calendar = re.sub(rb"UID:[^\r]*\r\n", b"", content("/feeds/v1/events.ics"))

    assert "UID" in judges.libical(calendar)


def test_no_line_of_a_calendar_is_longer_than_75_octets() -> None:
    lines = content("/feeds/v1/events.ics").split(b"\r\n")

    assert max(len(line) for line in lines) == 75


def test_geojson_is_valid_and_counts_what_has_no_place() -> None:
    collection = judges.geojson(content("/feeds/v1/initiatives.geojson"))

    without = [feature for feature in collection["features"] if feature["geometry"] is None]
    assert (collection["total"], collection["withoutPlace"]) == (len(nasty.TEXTS), len(without))
    assert len(without) == sum(number % 5 < 3 for number in range(len(nasty.TEXTS)))
    points = [feature["geometry"]["coordinates"] for feature in collection["features"] if feature["geometry"]]
    assert [7.61, 51.95] in points


def test_the_outlines_are_valid() -> None:
    collection = judges.geojson(content("/feeds/v1/regions.geojson"))

    names = {
        feature["properties"]["isoCode"]: feature["properties"]["name"] for feature in collection["features"]
    }
    assert len(names) == 16
    assert names["DE-NW"] == "Nordrhein-Westfalen"
    assert collection["attribution"] == "© GeoBasis-DE / BKG 2016 (vereinfacht)"


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    header, *rows = judges.spreadsheet(content("/feeds/v1/initiatives.xlsx"))

    column = {name: number for number, name in enumerate(header)}
    titles = {row[column["title"]] for row in rows}
    assert '\'=HYPERLINK("https://evil.example","klick")' in titles
    assert not [title for title in titles if title and title.startswith(("=", "+", "-", "@"))]
    assert {row[column["ags"]] for row in rows} == {"05315"}


@pytest.mark.parametrize(
    ("extension", "spelling"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")]
)
def test_the_catalogue_keeps_to_dcat_ap_de(extension: str, spelling: str) -> None:
    assert judges.shacl(content(f"/open-data/catalog.{extension}"), spelling) == ""


def test_the_shapes_find_what_is_wrong() -> None:
    catalogue = content("/open-data/catalog.ttl").replace(b"dcterms:publisher", b"dcterms:creator")
    catalogue = catalogue.replace(b"dct:publisher", b"dct:creator")

    assert "publisher" in judges.shacl(catalogue, "turtle")
