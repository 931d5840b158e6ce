"""Content that breaks feeds: what editors, imports and attackers have written elsewhere."""

from collections.abc import Iterator
from typing import Any

from cms.published.models import Node
from tests.graphql.rows import row

TEXTS = (
    "Größe & Maß <b>fett</b> ]]> <![CDATA[ ende",
    "🏭 Industrie 👩🏽‍🔧 → «Zukunft»",
    "\u202eنص من اليمين\u202c עברית",
    "x" * 10_000,
    "Zeilen\r\nund\tTabs\x0b und \x00\x08\ufffe nichts",
    '=HYPERLINK("https://evil.example","klick")',
    "+49 30 123; DROP TABLE",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    '"Anführung", \\Schräg; Komma, BEGIN:VEVENT',
    "</title></item><script>alert(1)</script>",
    "   ",
)
ADDRESSES = (
    "javascript:alert(1)",
    "https://example.org/ä ö?x=<y>&z=\"'",
    "data:text/html,<script>alert(1)</script>",
    "//example.org/ohne-schema",
    "http://[kaputt",
    "https://example.org/gut",
    "",
    None,
)
PLACES: tuple[Any, ...] = (
    None,
    {"latitude": None, "longitude": None, "precision": None, "address": "Ohne Punkt\nZweite Zeile"},
    {"latitude": 95.0, "longitude": 7.0, "precision": "EXACT", "address": "=1+1"},
    {"latitude": -12.5, "longitude": -179.9, "precision": None, "address": None},
    {"latitude": 51.95, "longitude": 7.61, "precision": "EXACT", "address": "Münster"},
)
SPANS = (
    ("2024-02-29T00:00:00+01:00", "2024-02-29T23:00:00+01:00", True),
    ("2024-02-28T00:00:00+01:00", "2024-03-01T00:00:00+01:00", True),
    ("2026-03-29T00:30:00+00:00", "2026-03-29T01:30:00+00:00", False),
    ("2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00", False),
    ("2026-10-24T22:00:00+00:00", "2026-10-25T22:59:00+00:00", True),
    ("2042-07-01T08:00:00+00:00", None, False),
    ("1899-12-31T23:00:00+00:00", "1899-12-31T23:00:00+00:00", False),
    (None, None, False),
    ("2025-05-05T10:00:00+00:00", "2025-05-05T09:00:00+00:00", False),
)
STATUSES = ("SCHEDULED", "MOVED_ONLINE", "POSTPONED", "CANCELLED")
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati")


def plant() -> dict[str, list[Node]]:
    """Publish nasty objects of every kind of feed, by the name of the kind."""
    region = row("Region", '"Ecke" <&>', ags="05315", isoCode="DE-NW", nuts=None, kind="DISTRICT")
    topic = row("Topic", "-Thema, mit Komma; 🏭")
    licence = row("Licence", "CC <BY>", code="CC-BY-4.0", uri=ADDRESSES[0], attribution="]]> & Quelle")
    host = row(
        "Organisation", 'Kammer "Süd"\r\n;X=1', website="javascript:alert(1)", organisationType="CHAMBER"
    )
    row(
        "SiteSettings", "", operator=host, ministry=None, contentLicence=licence, feedItems=100,
        feedTitle="Feeds ]]> & \x01 Co",
    )  # fmt: skip
    shared = {"regions": [region], "topics": [topic], "targetGroups": [], "leadImage": _picture(licence)}
    return {
        "news": [row("NewsPage", **each, **shared, kind="NEWS") for each in _texts()],
        "good-practice": [row("GoodPracticePage", **each, **shared) for each in _texts()],
        "toolbox": [
            row("ToolboxItemPage", **each, **shared, licence=licence, publisher=host) for each in _texts()
        ],
        "initiatives": [_initiative(number, each, shared) for number, each in enumerate(_texts())],
        "events": [_event(number, each, shared, host) for number, each in enumerate(_texts())],
    }


def _texts() -> Iterator[dict[str, Any]]:
    for text in TEXTS:
        yield {
            "title": text.replace("\x00", ""),
            "summary": text.replace("\x00", ""),
            "firstPublishedAt": "2026-01-01T12:00:00+00:00",
            "lastPublishedAt": "2026-02-01T12:00:00+00:00",
        }


def _picture(licence: Node) -> Node:
    share = {"url": "/media/a b<c>.jpg", "width": 1200, "height": 630, "srcSet": ""}
    told = {"alt": '"><script>alert(1)</script>', "credit": "Foto: <b>]]></b>", "isDecorative": False}
    return row("Image", "Bild", **told, image={"SHARE": share}, licence=licence)


def _initiative(number: int, texts: dict[str, Any], shared: dict[str, Any]) -> Node:
    title = texts["title"]
    return row(
        "InitiativePage", **texts, **shared, officialName=title, mission=title, level="REGION",
        website=ADDRESSES[number % len(ADDRESSES)], location=PLACES[number % len(PLACES)],
        foundedOn="2011-05-01", foundedPrecision="MONTH", memberCount=-5,
        freshness={"state": "FRESH", "confirmedAt": "2026-01-01T00:00:00+00:00"},
    )  # fmt: skip


def _event(number: int, texts: dict[str, Any], shared: dict[str, Any], host: Node) -> Node:
    starts_at, ends_at, all_day = SPANS[number % len(SPANS)]
    place = PLACES[number % len(PLACES)]
    return row(
        "EventPage", **texts, **shared, startsAt=starts_at, endsAt=ends_at, allDay=all_day,
        timezone=ZONES[number // 3 % len(ZONES)], eventStatus=STATUSES[number % len(STATUSES)],
        attendanceMode="HYBRID", sequence=number, host=host, organisers=[host],
        venue={"name": texts["title"], "location": place}, location=place,
        onlineUrl=ADDRESSES[number % len(ADDRESSES)], registrationUrl=ADDRESSES[-number % len(ADDRESSES)],
    )  # fmt: skip
