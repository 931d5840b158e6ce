"""What the formats say of one object: calendars, tables, sitemaps, and what happens when it is withdrawn."""

import csv
import io
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.conf import settings
from icalendar import Calendar, Component

from cms.feeds.formats import formats_of
from cms.feeds.kinds import KINDS
from cms.fields.cells import neutral
from tests.factories.pages import (
    EventPageFactory,
    GoodPracticePageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ToolboxItemPageFactory,
    publish,
)
from tests.factories.snippets import RegionFactory
from tests.graphql.client import data
from tests.graphql.rows import row

from .client import content, get, ids, readable
from .judges import parsed

pytestmark = pytest.mark.django_db


def event_of(address: str = "/feeds/v1/events.ics") -> Component:
    (event,) = Calendar.from_ical(content(address).decode()).walk("VEVENT")
    return event


def test_an_event_keeps_its_uid_and_counts_its_changes() -> None:
    page = EventPageFactory(title="Drittes Treffen")
    before = event_of()

    page.title, page.slug, page.venue_name = "Viertes Treffen", "viertes-treffen", "Rathaus"
    page = publish(page)
    after = event_of()

    assert before["UID"] == after["UID"] == f"urn:uuid:{page.uuid}"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt
    assert (after["SUMMARY"], after["LOCATION"], after["STATUS"]) == (
        "Viertes Treffen",
        "Rathaus",
        "CONFIRMED",
    )
    assert after["URL"] == f"{settings.FRONTEND_URL}{page.frontend_path}"


def test_a_cancelled_event_stays_and_says_so() -> None:
    page = EventPageFactory()

    page.event_status = "CANCELLED"
    publish(page)

    assert (event_of()["STATUS"], event_of()["SEQUENCE"]) == ("CANCELLED", 1)
    assert event_of(f"/feeds/v1/events/{page.uuid}.ics")["STATUS"] == "CANCELLED"


def test_times_stand_on_the_clocks_of_berlin_and_days_end_with_the_next() -> None:
    page = EventPageFactory(
        starts_at=datetime(2026, 3, 28, 22, 0, tzinfo=UTC), ends_at=datetime(2026, 3, 29, 10, 0, tzinfo=UTC)
    )
    timed = event_of()
    page.all_day = True
    page.starts_at = page.ends_at = datetime(2024, 2, 28, 23, 0, tzinfo=UTC)
    publish(page)
    whole = event_of()

    assert (timed["DTSTART"].dt.isoformat(), timed["DTEND"].dt.isoformat()) == (
        "2026-03-28T23:00:00+01:00",
        "2026-03-29T12:00:00+02:00",
    )
    assert timed["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2024, 2, 29), date(2024, 3, 1))
    calendar = Calendar.from_ical(content("/feeds/v1/events.ics").decode())
    assert (calendar["METHOD"], "ORGANIZER" in whole) == ("PUBLISH", True)


def test_a_table_keeps_zeros_and_defuses_formulas() -> None:
    InitiativePageFactory(
        title="=1+1", regions=[RegionFactory(name="Köln", ags="05315")], latitude=50.95, longitude=6.95
    )

    (plain,) = csv.DictReader(io.StringIO(content("/feeds/v1/initiatives.csv").decode()))
    german = content("/feeds/v1/initiatives.csv?dialect=excel-de")
    (excel,) = csv.DictReader(io.StringIO(german.decode("utf-8-sig")), delimiter=";")

    assert (plain["title"], plain["ags"], plain["latitude"]) == ("'=1+1", "05315", "50.95")
    assert german.startswith(b"\xef\xbb\xbf")
    assert (excel["ags"], excel["latitude"], excel["longitude"]) == ("05315", "50,95", "6,95")
    assert [neutral(cell) for cell in ("@x", "\tx", "-1", "x=1", -1.5, None)] == [
        *("'@x", "'\tx", "'-1", "x=1", -1.5, None)
    ]


def test_the_sitemap_lists_what_the_api_lists() -> None:
    InitiativePageFactory(title="Bündnis")
    NewsPageFactory(no_index=True, title="Versteckt")

    listed = content("/sitemap.xml").decode()

    nodes = data("{ sitemapEntries(first: 100) { nodes { path } } }")["sitemapEntries"]["nodes"]
    assert nodes
    assert all(f"<loc>{settings.FRONTEND_URL}{node['path']}</loc>" in listed for node in nodes)
    assert listed.count("<loc>") == len(nodes)
    assert "versteckt" not in listed


FACTORIES = {
    "news": NewsPageFactory,
    "events": EventPageFactory,
    "initiatives": InitiativePageFactory,
    "good-practice": GoodPracticePageFactory,
    "toolbox": ToolboxItemPageFactory,
}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_withdrawn_is_gone_with_the_next_question(kind: str) -> None:
    page = FACTORIES[kind](title="Geheimsache")
    addresses = [
        *(f"/feeds/v1/{kind}.{each.extension}" for each in formats_of(kind)),
        *("/sitemap.xml", f"/oembed?url={settings.FRONTEND_URL}{page.frontend_path}"),
    ]
    alone = f"/feeds/v1/events/{page.uuid}.ics"
    before = {address: get(address) for address in addresses}
    assert all("eheimsache" in readable(answer) for answer in before.values())
    assert get(alone).status_code == (200 if kind == "events" else 404)

    page.unpublish()

    *lists, described = before
    for address in lists:
        after = get(address, if_none_match=before[address]["ETag"])
        assert (after.status_code, after["ETag"] == before[address]["ETag"]) == (200, False), address
        assert "eheimsache" not in readable(after)
    assert get(described, if_none_match=before[described]["ETag"]).status_code == 404
    assert get(alone).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_in_every_format_says_how_to_cite_it_and_on_which_terms(kind: str) -> None:
    terms = row("Licence", "Namensnennung 4.0", code="CC-BY-4.0", uri="https://example.org/by/4.0")
    operator = row("Organisation", "Servicestelle", website=None)
    row("SiteSettings", "", contentLicence=terms, operator=operator, feedItems=50)
    page = FACTORIES[kind](title="Etwas & mehr")
    address = f"{settings.FRONTEND_URL}{page.frontend_path}"

    for each in formats_of(kind):
        told = unescape(readable(get(f"/feeds/v1/{kind}.{each.extension}"))).replace("\r\n ", "")

        assert "Servicestelle: Etwas & mehr. " in told, each
        assert f"{address}. Lizenz: CC-BY-4.0" in told
        assert each.extension == "ics" or "https://example.org/by/4.0" in told


def test_every_format_tells_times_of_berlin_and_when_a_profile_was_confirmed() -> None:
    row(
        "InitiativePage",
        "Bündnis",
        firstPublishedAt="2026-01-01T12:00:00+00:00",
        freshness={"state": "FRESH", "confirmedAt": "2026-07-05T22:30:00+02:00"},
    )

    for each in formats_of("initiatives"):
        told = readable(get(f"/feeds/v1/initiatives.{each.extension}"))

        published = (
            "Thu, 01 Jan 2026 13:00:00 +0100" if each.extension == "rss" else "2026-01-01T13:00:00+01:00"
        )
        assert published in told, each
        assert "2026-07-05T22:30:00+02:00" in told


def test_feeds_name_their_other_pages() -> None:
    for number in range(5):
        NewsPageFactory(title=f"Meldung {number}")

    for extension in ("rss", "atom"):
        read = parsed(content(f"/feeds/v1/news.{extension}?limit=2&page=2")).feed

        found = {link.rel: link.href.removeprefix(settings.PUBLIC_URL) for link in read.links}
        base = f"/feeds/v1/news.{extension}?limit=2"
        assert found == {
            "alternate": f"{settings.FRONTEND_URL}/",
            "self": f"{base}&page=2",
            "first": base,
            "previous": base,
            "next": f"{base}&page=3",
        }


def test_languages_are_feeds_of_their_own() -> None:
    german, english = NewsPageFactory(title="Meldung"), NewsPageFactory(title="Report", locale="en")

    assert ids("/feeds/v1/news.json") == [str(german.uuid)]
    assert ids("/feeds/v1/news.json?lang=en") == [str(english.uuid)]
    assert get("/feeds/v1/news.rss?lang=en")["Content-Language"] == "en"
