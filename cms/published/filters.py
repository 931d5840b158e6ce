"""The kinds of filter a list can have. Values inside one filter are alternatives.

Every filter is named as GraphQL shows it, and turns a value into a condition on ``node``, the
alias of ``published_node`` in every statement of ``listing``. Filters over a vocabulary are dimensions
as well: facets and statistics count by them (``holdings``).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from django.conf import settings

from .scopes import Scope, only, region_scope, topic_scope
from .sql import Sql


class Filter(Protocol):
    """One field of a list's ``filter`` argument."""

    @property
    def name(self) -> str: ...

    @property
    def description(self) -> str: ...

    def condition(self, value: Any) -> Sql: ...


@dataclass(frozen=True)
class Terms:
    """Enum values or a boolean of the public field ``field`` (dotted where it is embedded).

    A mixed list says with ``type`` which type declares the field.
    """

    name: str
    field: str
    description: str = ""
    type: str = ""

    def condition(self, value: Any) -> Sql:
        return Sql("node.terms && %s::text[]", ([f"{self.field}:{item}" for item in chosen(value)],))


class Kind(NamedTuple):
    """One sort of object in a mixed list: its name in the API, its type and its German label."""

    name: str
    type: str
    label: str


@dataclass(frozen=True)
class Kinds:
    """What the objects of a mixed list are; ``enum`` is the name of the kinds' type in the API."""

    kinds: tuple[Kind, ...]
    enum: str
    description: str
    name: str = "kinds"

    def condition(self, value: Sequence[str]) -> Sql:
        return Sql("node.type = ANY(%s)", ([kind.type for kind in self.kinds if kind.name in value],))


@dataclass(frozen=True)
class Ids:
    """UUIDs; text that is none matches nothing."""

    name: str = "ids"
    description: str = "UUIDs (`id`)."

    def condition(self, value: Sequence[str]) -> Sql:
        return Sql("node.id = ANY(%s::uuid[])", ([item for item in value if is_uuid(item)],))


@dataclass(frozen=True)
class Slugs:
    """The slugs of the listed objects themselves."""

    name: str = "slugs"
    description: str = "Slugs."

    def condition(self, value: Sequence[str]) -> Sql:
        return Sql("node.slug = ANY(%s)", (list(value),))


@dataclass(frozen=True)
class Related:
    """Slugs of ``type`` to which ``edges`` lead; ``scope`` adds what these stand for."""

    name: str
    edges: tuple[str, ...]
    type: str
    description: str
    scope: Scope = only

    def keys(self, entry: "Entry") -> Iterable[str | None]:
        """The values by which the filter starts from ``entry``, an object of ``type``."""
        return (entry.slug,)

    def value(self, entry: "Entry") -> str | None:
        """Of these, the one that is offered to choose from."""
        return entry.slug or None

    def condition(self, value: Sequence[str]) -> Sql:
        members = self.members(value)
        return Sql(f"node.id IN ({members.text})", members.parameters)

    def members(self, value: Sequence[str]) -> Sql:
        """The statement that yields the ids of all that satisfy the filter."""
        return self.leading_to(self.start(value))

    def start(self, value: Sequence[str]) -> Sql:
        return Sql(
            "SELECT id FROM published_node WHERE type = %s AND slug = ANY(%s)", (self.type, list(value))
        )

    def leading_to(self, start: Sql) -> Sql:
        """The statement that yields whatever has an edge into the scope of the nodes ``start`` yields."""
        scope = self.scope(start)
        return Sql(
            "SELECT source_id FROM published_edge"
            f" WHERE field = ANY(%s) AND target = ANY(ARRAY({scope.text}))",
            (list(self.edges), *scope.parameters),
        )


@dataclass(frozen=True)
class RelatedTerms(Related):
    """One enum of ``type``, the field ``field``, by the objects to which ``edges`` lead."""

    field: str = ""

    def keys(self, entry: "Entry") -> Iterable[str | None]:
        return (entry.term(self.field),)

    def value(self, entry: "Entry") -> str | None:
        return entry.term(self.field)

    def start(self, value: Sequence[str]) -> Sql:
        return Sql(
            "SELECT id FROM published_node WHERE type = %s AND terms && %s::text[]",
            (self.type, [f"{self.field}:{item}" for item in value]),
        )


@dataclass(frozen=True)
class Regions(Related):
    """Regions by slug, ISO code or AGS."""

    def keys(self, entry: "Entry") -> Iterable[str | None]:
        return (entry.slug, entry.data["isoCode"], entry.data["ags"])

    def start(self, value: Sequence[str]) -> Sql:
        return Sql(
            "SELECT id FROM published_node WHERE type = %s"
            " AND (slug = ANY(%s) OR data->>'isoCode' = ANY(%s) OR data->>'ags' = ANY(%s))",
            (self.type, *[list(value)] * 3),
        )


@dataclass(frozen=True)
class Laender(Related):
    """Länder by ISO code alone. The Bund has one too: it is found, but not offered."""

    def keys(self, entry: "Entry") -> Iterable[str | None]:
        return (entry.data["isoCode"],)

    def value(self, entry: "Entry") -> str | None:
        return entry.data["isoCode"] if entry.term("kind") == "STATE" else None

    def start(self, value: Sequence[str]) -> Sql:
        return Sql(
            "SELECT id FROM published_node WHERE type = %s AND data->>'isoCode' = ANY(%s)",
            (self.type, list(value)),
        )


@dataclass(frozen=True)
class Within:
    """The listed regions or topics themselves lie in the scope of the given ones."""

    inner: Related

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def description(self) -> str:
        return self.inner.description

    def condition(self, value: Sequence[str]) -> Sql:
        scope = self.inner.scope(self.inner.start(value))
        return Sql(f"node.id IN ({scope.text})", scope.parameters)


@dataclass(frozen=True)
class From:
    """A date inside ``data`` is on or after a day. Objects without one are left out."""

    name: str
    field: str
    description: str

    def condition(self, value: date) -> Sql:
        return Sql("node.data->>%s >= %s", (self.field, value.isoformat()))


@dataclass(frozen=True)
class Until:
    """A date inside ``data`` is on or before a day. Objects without one are left out."""

    name: str
    field: str
    description: str

    def condition(self, value: date) -> Sql:
        return Sql("node.data->>%s <= %s", (self.field, value.isoformat()))


@dataclass(frozen=True)
class FromDay:
    """``node.date`` is not before the beginning of a day in the site's time zone."""

    name: str
    description: str

    def condition(self, value: date) -> Sql:
        return Sql("node.date >= (%s::date)::timestamp AT TIME ZONE %s", (value, settings.TIME_ZONE))


@dataclass(frozen=True)
class UntilDay:
    """``node.date`` is not after the end of a day in the site's time zone."""

    name: str
    description: str

    def condition(self, value: date) -> Sql:
        return Sql("node.date < (%s::date + 1)::timestamp AT TIME ZONE %s", (value, settings.TIME_ZONE))


@dataclass(frozen=True)
class Since:
    """The public content changed at or after an instant."""

    name: str
    description: str

    def condition(self, value: datetime) -> Sql:
        return Sql("node.modified_at >= %s", (value,))


Dimension = Terms | Kinds | Related | Within
"""A filter whose possible values are a vocabulary."""


@dataclass(frozen=True)
class Entry:
    """What filters know of a row that they may start from."""

    id: str
    slug: str
    title: str
    sort_title: str
    locale: str
    terms: Sequence[str]
    data: Mapping[str, str | None]
    """``isoCode`` and ``ags``."""

    def term(self, field: str) -> str | None:
        """The value of an enum that holds one."""
        prefix = f"{field}:"
        return next((term.removeprefix(prefix) for term in self.terms if term.startswith(prefix)), None)


def chosen(value: Any) -> list[str]:
    """The values of a filter over a vocabulary, as terms and keys spell them."""
    return [str(value).lower()] if isinstance(value, bool) else list(value or ())


# Python would take URNs as well, and digits of other scripts.
_UUID = re.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")


def is_uuid(text: str) -> bool:
    """Tell whether PostgreSQL would take ``text`` for a UUID."""
    return bool(_UUID.fullmatch(text))


def regions(*edges: str) -> tuple[Regions, Laender]:
    """The pair of filters by place for a list whose objects name regions through ``edges``."""
    return (
        Regions(
            "regions",
            edges or ("regions",),
            "Region",
            "Regions by slug, ISO 3166-2 code or AGS; finds all below them and compositions they belong to.",
            region_scope,
        ),
        Laender(
            "land", edges or ("regions",), "Region", "Länder by ISO 3166-2 code, e.g. DE-NW.", region_scope
        ),
    )


def topics() -> Related:
    return Related("topics", ("topics",), "Topic", "Topics by slug; finds those below them too.", topic_scope)


def target_groups() -> Related:
    return Related("targetGroups", ("targetGroups",), "TargetGroup", "Target groups (Zielgruppen) by slug.")
