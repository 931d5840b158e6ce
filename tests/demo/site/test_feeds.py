"""The demo site's feeds before every judge."""

from pathlib import Path

import pytest

from cms.feeds.catalogue import SPELLINGS
from cms.feeds.kinds import KINDS
from tests.feeds import judges
from tests.feeds.client import content, ids

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_every_feed_of_the_demo_site_pleases_its_judges(kind: str, tmp_path: Path) -> None:
    feeds = {
        extension: content(f"/feeds/v1/{kind}.{extension}?limit=100") for extension in ("rss", "atom", "json")
    }

    assert judges.relax_ng(feeds["atom"], tmp_path) == ""
    read = judges.json_feed(feeds["json"])
    titles = [item["title"] for item in read["items"]]
    assert titles
    assert [entry.title for entry in judges.parsed(feeds["rss"]).entries] == titles
    assert [entry.title for entry in judges.parsed(feeds["atom"]).entries] == titles
    named = {f"{kind}.{extension}": feed for extension, feed in feeds.items()}
    for understood in judges.feedsmith(named).values():
        entries = understood.get("items") or understood["entries"]
        told = [entry["title"] for entry in entries]
        assert [title["value"] if isinstance(title, dict) else title for title in told] == titles
    assert all(
        item["_industriedialog"]["licence"].startswith("https://creativecommons.org/")
        for item in read["items"]
    )
    assert all(item["title"] in item["_industriedialog"]["citation"] for item in read["items"])


def test_calendar_map_table_and_catalogue_of_the_demo_site_please_their_judges() -> None:
    assert judges.libical(content("/feeds/v1/events.ics")) == ""
    for identity in ids("/feeds/v1/events.json?limit=100"):
        assert judges.libical(content(f"/feeds/v1/events/{identity}.ics")) == ""
    collection = judges.geojson(content("/feeds/v1/initiatives.geojson"))
    rows = judges.spreadsheet(content("/feeds/v1/initiatives.xlsx"))
    assert len(rows) - 1 == collection["total"] == len(ids("/feeds/v1/initiatives.json?limit=100"))
    assert collection["withoutPlace"] > 0
    for extension, (spelling, _) in SPELLINGS.items():
        assert judges.shacl(content(f"/open-data/catalog.{extension}"), spelling) == ""
