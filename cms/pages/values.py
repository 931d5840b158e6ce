"""Small public values that are neither models nor blocks: what belongs together is published together."""

from dataclasses import dataclass
from datetime import date

from cms.fields.graphql import Date, Enum, Float, String, Value

from .choices import LocationPrecision


@dataclass(frozen=True)
class Seo:
    """What search engines and link previews should show."""

    title: str
    description: str

    graphql_fields = [
        String("title", required=True),
        String("description"),
    ]


@dataclass(frozen=True)
class Location:
    """A point on the map (WGS 84) and how exact it is."""

    latitude: float | None
    longitude: float | None
    precision: str
    address: str

    graphql_fields = [
        Float("latitude"),
        Float("longitude"),
        Enum("precision", LocationPrecision),
        String("address"),
    ]


@dataclass(frozen=True)
class Venue:
    """Where an event takes place (Veranstaltungsort)."""

    name: str
    location: Location | None

    graphql_fields = [
        String("name"),
        Value("location", Location),
    ]


@dataclass(frozen=True)
class Period:
    """A span of days; an open end is null."""

    start: date | None
    end: date | None

    graphql_fields = [
        Date("start"),
        Date("end"),
    ]


@dataclass(frozen=True)
class ExternalTool:
    """A tool that runs on somebody else's server (externes Werkzeug)."""

    url: str
    provider: str
    privacy_note: str

    graphql_fields = [
        String("url", required=True),
        String("provider"),
        String("privacy_note", description="What happens to personal data there (Datenschutzhinweis)."),
    ]


def lines(text: str) -> list[str]:
    """Return the entries of a text that holds one entry in each line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
