"""HTTP of feeds: validators, compression, any origin, no cookie, one spelling for each address."""

import gzip
import json
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.feeds.formats import formats_of
from cms.feeds.kinds import KINDS
from cms.published.kept import kept
from cms.published.models import Revision
from cms.published.representations import SMALLEST_TO_COMPRESS
from cms.published.revision import last_change, lock_graph, next_revision
from tests.factories.users import UserFactory
from tests.graphql.rows import row

from .client import content, get, links, problem, titles

pytestmark = pytest.mark.django_db

FEEDS = [f"/feeds/v1/{kind}.{each.extension}" for kind in KINDS for each in formats_of(kind)]
OTHERS = ["/feeds/v1/index.json", "/feeds/v1/opml.xml", "/feeds/v1/regions.geojson", "/sitemap.xml"]
CATALOGUES = [f"/open-data/catalog.{extension}" for extension in ("ttl", "jsonld", "rdf")]
OEMBED = f"/oembed?url={quote(f'{settings.PUBLIC_URL}/embed/frame/list', safe='')}"
MEDIA_TYPES = {
    OEMBED: "application/json",
    "/feeds/v1/index.json": "application/json",
    "/feeds/v1/opml.xml": "text/x-opml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
    "ics": "text/calendar; charset=utf-8",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml; charset=utf-8",
}
DAY = {"firstPublishedAt": "2026-01-01T12:00:00+00:00", "lastPublishedAt": "2026-02-01T12:00:00+00:00"}


def published(number: int = 1) -> None:
    for index in range(number):
        row("NewsPage", f"Meldung {index}", kind="NEWS", **DAY)
        row("InitiativePage", f"Bündnis {index}", **DAY)
        row(
            "EventPage", f"Treffen {index}", startsAt="2026-03-01T09:00:00+00:00", timezone="Europe/Berlin",
            allDay=False, eventStatus="SCHEDULED", attendanceMode="ONSITE", sequence=0, **DAY,
        )  # fmt: skip


def media_type(address: str) -> str:
    """What an address must be sent as."""
    return MEDIA_TYPES.get(address) or MEDIA_TYPES[address.rpartition(".")[2]]


@pytest.mark.parametrize("address", [*FEEDS, *OTHERS, *CATALOGUES, OEMBED])
def test_everything_has_validators_any_origin_and_no_cookie(address: str) -> None:
    published()

    response = get(address)

    assert response.status_code == 200, response.content
    assert response["ETag"].startswith('"')
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=300, stale-while-revalidate=86400"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert response["Content-Type"] == media_type(address)
    again = get(address, if_none_match=f'"other", W/{response["ETag"]}')
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
    head = Client().head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (response["ETag"], str(len(response.content)))
    packed = get(address, accept_encoding="gzip")
    assert ("Content-Encoding" in packed) == (len(response.content) >= SMALLEST_TO_COMPRESS)
    assert (
        gzip.decompress(packed.content) if "Content-Encoding" in packed else packed.content
    ) == response.content


@pytest.mark.parametrize("address", [*FEEDS, "/sitemap.xml", *CATALOGUES, OEMBED])
def test_whatever_follows_from_rows_is_dated(address: str) -> None:
    published()
    Revision.objects.update(changed_at=datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC))

    told = get(address)["Last-Modified"]

    assert told == "Thu, 01 Jan 2026 12:00:00 GMT"
    assert get(address, if_modified_since=told).status_code == 304
    next_revision()
    assert get(address, if_modified_since=told).status_code == 200


def test_only_what_is_public_may_be_read_by_pages_of_others() -> None:
    editor = Client()
    editor.force_login(UserFactory(role="Redaktion"))

    for address in ("/admin/", "/admin/pages/", "/admin/login/", "/ansicht/", "/embed/docs"):
        answer = editor.get(address, headers={"origin": "https://ihk.example"}, follow=True)
        assert answer.status_code == 200
        assert "Access-Control-Allow-Origin" not in answer


def test_the_same_rows_are_the_same_bytes() -> None:
    published()

    first = [content(address) for address in FEEDS]
    kept().clear()

    assert [content(address) for address in FEEDS] == first


def test_a_feed_takes_two_statements_however_long_it_is_and_one_from_then_on() -> None:
    published(20)
    for address in FEEDS:
        counts = []
        for etag in ('""', '""', get(address)["ETag"]):
            if not counts:
                kept().clear()
            with CaptureQueriesContext(connection) as captured:
                get(address, if_none_match=etag)
            counts.append(len(captured))

        assert counts == [2, 1, 1], address


def test_after_a_publication_a_known_address_takes_no_more_than_two_statements() -> None:
    published()
    addresses = (*FEEDS, *OTHERS, *CATALOGUES)
    for address in addresses:
        get(address)
    published()

    counts = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            get(address)
        counts[address] = len(captured)

    assert [counts[address] for address in FEEDS] == [2] * len(FEEDS)
    assert max(counts.values()) == 2


def test_what_is_kept_is_the_same_in_every_respect() -> None:
    published(3)
    for address in (*FEEDS, *OTHERS, *CATALOGUES):
        for coding in ("gzip", "br"):
            made, again = (get(address, accept_encoding=coding) for _ in range(2))

            assert again.content == made.content, address
            assert again.headers == made.headers


def test_a_date_is_a_validator_where_there_is_no_entity_tag() -> None:
    published()
    moment = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)
    Revision.objects.update(changed_at=moment)

    told = get("/feeds/v1/news.rss")["Last-Modified"]

    assert told == "Thu, 01 Jan 2026 12:00:00 GMT"
    assert get("/feeds/v1/news.rss", if_modified_since=told).status_code == 304
    assert get("/feeds/v1/news.rss", if_modified_since=told, if_none_match='"other"').status_code == 200
    next_revision()
    assert get("/feeds/v1/news.rss", if_modified_since=told).status_code == 200


def test_each_change_has_a_second_of_its_own_and_none_is_told_before_it_has_come() -> None:
    lock_graph()
    moments = []
    for _ in range(4):
        next_revision()
        moments.append(last_change().changed_at)

    assert len(set(moments)) == 4
    assert all(moment.microsecond == 0 for moment in moments)
    assert moments[-1] > timezone.now()
    assert "Last-Modified" not in get("/feeds/v1/news.rss")


def test_compression_has_an_entity_tag_of_its_own() -> None:
    published(3)
    plain, packed = get("/feeds/v1/news.rss"), get("/feeds/v1/news.rss", accept_encoding="br, gzip;q=0.5")

    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] != plain["ETag"]
    assert packed["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in get("/feeds/v1/news.rss", accept_encoding="gzip;q=0")


def test_browsers_may_ask_from_any_origin() -> None:
    answer = Client().options("/feeds/v1/news.rss", headers={"origin": "https://ihk.example"})

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    refused = Client().post("/feeds/v1/news.rss")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_all_spellings_of_an_address_are_one() -> None:
    published(2)
    answers = [
        get("/feeds/v1/initiatives.atom?level=STATE&land=DE-NW,DE-BY&page=1&q="),
        get("/feeds/v1/initiatives.atom?land=DE-BY&land=DE-NW&level=STATE"),
    ]

    canonical = "/feeds/v1/initiatives.atom?land=DE-BY&land=DE-NW&level=STATE"
    assert [links(answer)["canonical"] for answer in answers] == [canonical, canonical]
    escaped = canonical.replace("&", "&amp;")
    assert all(
        f'href="{settings.PUBLIC_URL}{escaped}" rel="self"' in answer.content.decode() for answer in answers
    )
    assert answers[0]["ETag"] == answers[1]["ETag"]


def test_pages_lead_to_one_another_and_miss_nothing() -> None:
    published(5)
    seen, address = [], "/feeds/v1/news.rss?limit=2"
    while address:
        seen += titles(address)
        found = links(get(address))
        assert found["first"] == "/feeds/v1/news.rss?limit=2"
        address = found.get("next", "")

    assert sorted(seen) == [f"Meldung {index}" for index in range(5)]
    assert links(get("/feeds/v1/news.rss?limit=2&page=3"))["previous"] == "/feeds/v1/news.rss?limit=2&page=2"


def test_the_editors_say_how_long_a_feed_is() -> None:
    published(4)
    row("SiteSettings", "", feedItems=3, feedTitle="Unsere Feeds")

    assert len(titles("/feeds/v1/news.rss")) == 3
    assert "<title>Unsere Feeds: Aktuelles</title>" in content("/feeds/v1/news.rss").decode()


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/rss+xml"),
        ("application/atom+xml", "application/atom+xml"),
        ("text/html;q=0.9, application/feed+json;q=0.8", "application/feed+json"),
        ("application/json", "application/feed+json"),
        ("text/calendar", "text/calendar"),
    ],
)
def test_without_an_extension_the_client_chooses(accept: str, media_type: str) -> None:
    response = get("/feeds/v1/events", accept=accept)

    assert response["Content-Type"].partition(";")[0] == media_type
    assert response["Vary"] == "Accept-Encoding, Accept"
    assert get("/feeds/v1/news", accept="text/calendar").status_code == 406


@pytest.mark.parametrize("accept", ["application/json; x*=foo''bar", "a/b; x*=idna''%41", "a/b; x*=a; x*0=b"])
def test_a_wish_that_cannot_be_read_is_none_that_can_be_met(accept: str) -> None:
    response = get("/feeds/v1/news", accept=accept)

    assert response.status_code == 406
    assert response.json()["detail"] == "The Accept header has parameters that cannot be read."


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("foo=1", "foo"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=1&limit=2", "limit"),
        ("page=-1", "page"),
        ("page=abc", "page"),
        ("land=NW", "land"),
        ("level=LAND", "level"),
        ("type=CLUB", "type"),
        ("lang=fr", "lang"),
        ("from=2026-01-01", "from"),
        ("q=%00", "q"),
        (f"topic={'x' * 300}", "topic"),
        ("dialect=excel-de", "dialect"),
        ("utm_source=mail", "utm_source"),
    ],
)
def test_whatever_is_wrong_is_named(query: str, parameter: str) -> None:
    told = problem(f"/feeds/v1/initiatives.rss?{query}")

    assert (told["status"], told["parameter"]) == (400, parameter)
    assert parameter in told["detail"]


def test_days_are_days() -> None:
    for value in ("2026-02-30", "gestern", "2026-W01-1", "20260101"):
        assert problem(f"/feeds/v1/events.ics?from={value}")["parameter"] == "from"
    assert get("/feeds/v1/events.ics?from=today&to=2099-12-31").status_code == 200


def test_what_moves_with_the_calendar_has_no_date_of_its_last_change() -> None:
    published()

    assert "Last-Modified" not in get("/feeds/v1/events.rss?from=today")


@pytest.mark.parametrize("address", ["/sitemap.xml", "/feeds/v1/opml.xml", "/open-data/catalog.ttl"])
def test_nothing_is_ignored_where_there_are_no_parameters(address: str) -> None:
    assert problem(f"{address}?limit=1")["parameter"] == "limit"


@pytest.mark.parametrize(
    "address", ["/feeds/v1/menus.rss", "/feeds/v1/news.ics", "/feeds/v1/news.exe", "/open-data/catalog.n3"]
)
def test_what_there_is_not_is_not_found(address: str) -> None:
    response = get(address)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_a_thousand_parameters_are_refused() -> None:
    response = get(f"/feeds/v1/news.rss?{'&'.join(f'a{number}=1' for number in range(1100))}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_the_index_names_every_feed_that_answers() -> None:
    index = json.loads(content("/feeds/v1/index.json"))

    urls = [each["url"] for feed in index["feeds"] for each in feed["formats"]]
    assert [url.removeprefix(settings.PUBLIC_URL) for url in urls] == FEEDS
    assert index["feeds"][2]["parameters"] == [
        *("land", "region", "level", "topic", "targetGroup", "type"),
        *("lang", "q", "limit", "page"),
    ]
