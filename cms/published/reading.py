"""Reading rows: objects by id, path or slug, and whatever a selection reaches from them.

References are resolved one nesting level at a time, one statement for all objects of a level; the
lists that lead back to objects of a level take one statement together. What is not public has no row: it
becomes ``null``, or is absent from its list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

import orjson
from django.conf import settings
from django.db import connection

from .dependencies import PAGE, Dependencies
from .facets import Counting
from .filters import is_uuid
from .listing import ROOT, Listing, Page, Wanted, cursor_of, pages
from .redirects import TYPE as REDIRECT
from .sql import Sql

Json = dict[str, Any]


MOST_ROWS = 10_000
"""How many rows one answer may ask for; beyond, it would keep a process busy for seconds."""


class TooManyRows(Exception):
    """A selection may reach more rows than one answer may hold."""

    def __init__(self, found: int) -> None:
        super().__init__(f"{found} rows, {MOST_ROWS} allowed")
        self.found = found


class Selection(Protocol):
    """What is wanted of an object, by the object's type."""

    @property
    def leads_on(self) -> bool:
        """Whether it wants anything beyond the object's own values."""

    def objects(self, type_name: str) -> Sequence[tuple[str, "Selection"]]:
        """The stored fields that hold objects or references, and what is wanted of those."""

    def lists(self, type_name: str) -> Sequence["ReverseList"]:
        """The lists of other objects that refer to this one."""


@dataclass(frozen=True)
class ReverseList:
    """A list that leads back to its parent; the result is attached to the parent under ``key``."""

    key: str
    listing: Listing
    selection: Selection
    wants_rows: bool
    wants_total: bool


@dataclass(frozen=True)
class Result:
    """One list as it was read."""

    listing: Listing
    page: Page
    counting: Counting
    """Counts in the list below ``parent``, and in its sisters read together with it."""
    parent: str = ROOT

    @property
    def has_next(self) -> bool:
        """Whether the list goes on after this page."""
        return self.page.has_next

    @property
    def end_cursor(self) -> str | None:
        """What continues the list after this page; none after an empty one."""
        return cursor_of(self.listing, self.page.items[-1]) if self.page.items else None


@dataclass(frozen=True)
class Row:
    """An object with what the graph knows of it beside its public fields."""

    type: str
    title: str
    """Its title or name."""
    revision: int
    """Another one with each change of the object."""
    data: Json


class Reader:
    """Reads the rows of one answer; a row that is mentioned often is read once."""

    def __init__(self, unread: Sequence[str] = ()) -> None:
        self._unread = list(unread)
        self._nodes: dict[str, Json | None] = {}
        self._rows = 0
        self.dependencies = Dependencies()

    def by_id(self, identity: str, selection: Selection) -> Json | None:
        """Return the object with this id, or ``None`` where none is public. Redirects are no objects."""
        if not is_uuid(identity):
            return None
        self.dependencies.sought([str(UUID(identity))])
        return self._one(Sql("id = %s AND type <> %s", (identity, REDIRECT)), selection)

    def by_ids(self, identities: Iterable[str], selection: Selection) -> dict[str, Row]:
        """Return the public ones among the objects with these ids, by id, in one statement."""
        wanted = list(dict.fromkeys(identities))
        self._count(len(wanted))
        self.dependencies.sought(wanted)
        found = self._rows_of(wanted) if wanted else {}
        self.attach([row.data for row in found.values()], selection)
        return found

    def by_path(self, path: str, selection: Selection) -> Json | None:
        """Return the page with this frontend route."""
        found = self._one(Sql("path = %s AND path <> ''", (path,)), selection)
        if found is None:
            self.dependencies.types.add(PAGE)
        return found

    def by_slug(self, type_name: str, slug: str, locale: str, selection: Selection) -> Json | None:
        """Return the object of a type with this slug."""
        self.dependencies.types.add(type_name)
        return self._one(Sql("type = %s AND slug = %s AND locale = %s", (type_name, slug, locale)), selection)

    def by_term(self, type_name: str, term: str | None, locale: str, selection: Selection) -> Json | None:
        """Return the first object of a type that bears ``term``."""
        self.dependencies.types.add(type_name)
        terms = [term] if term else []
        return self._one(
            Sql("type = %s AND locale = %s AND terms @> %s", (type_name, locale, terms)), selection
        )

    def read_list(self, listing: Listing, selection: Selection, *, rows: bool, total: bool) -> Result:
        """Return one root list with everything its objects refer to."""
        result = self.read_rows(listing, rows=rows, total=total)
        self.attach([item.data for item in result.page.items], selection)
        return result

    def read_rows(self, listing: Listing, *, rows: bool, total: bool) -> Result:
        """Return one root list without anything its objects refer to."""
        wanted = Wanted(listing, rows=rows, total=total)
        self._count(wanted.most)
        (found,) = self._lists([wanted])
        return found[ROOT]

    def attach(self, objects: Iterable[Json], selection: Selection) -> None:
        """Replace, in place, every selected reference by what it refers to."""
        seen: set[tuple[int, int]] = set()
        level = [(item, selection) for item in objects]
        while level:
            walk = _Walk(seen)
            for item, wanted in level:
                if wanted.leads_on:
                    walk.visit(item, wanted)
            self._load(walk.missing)
            level = [*walk.settle(self._nodes), *self._attach_lists(walk.lists.values())]

    def _attach_lists(
        self, found: "Iterable[tuple[ReverseList, list[Json]]]"
    ) -> Iterator[tuple[Json, Selection]]:
        lists = [
            (wanted, parents, _wanted(listing, parents, wanted))
            for wanted, owners in found
            for listing, parents in _by_language(wanted.listing, owners)
        ]
        for _, parents, each in lists:
            self._count(len(parents) * each.most)
        results = self._lists([each for *_, each in lists])
        for (wanted, parents, _), by_parent in zip(lists, results, strict=True):
            for parent in parents:
                parent[wanted.key] = replace(by_parent[parent["id"]], listing=wanted.listing)
                yield from ((item.data, wanted.selection) for item in parent[wanted.key].page.items)

    def _lists(self, wanted: Sequence[Wanted]) -> Iterator[dict[str, Result]]:
        for each in wanted:
            self.dependencies.listed(each.listing)
        for each, found in zip(wanted, pages(wanted, self._unread), strict=True):
            for page in found.values():
                self.dependencies.rows.update((item.id, item.data["__typename"]) for item in page.items)
            counting = Counting(each.listing, each.parents)
            yield {parent: Result(each.listing, page, counting, parent) for parent, page in found.items()}

    def _one(self, condition: Sql, selection: Selection) -> Json | None:
        rows = self._fetch(Sql(f"{condition.text} ORDER BY id LIMIT 1", condition.parameters))
        for _identity, data in rows:
            self.attach([data], selection)
            return data
        return None

    def _load(self, ids: set[str]) -> None:
        wanted = [identity for identity in ids if identity not in self._nodes]
        if wanted:
            self._count(len(wanted))
            self.dependencies.sought(wanted)
            self._nodes.update(dict.fromkeys(wanted))
            found = Sql("id = ANY(string_to_array(%s, ' ')::uuid[])", (" ".join(wanted),))
            self._nodes.update(self._fetch(found))

    def _rows_of(self, ids: Sequence[str]) -> dict[str, Row]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id::text, type, title, revision, (data - string_to_array(%s, ' '))::text"
                " FROM published_node WHERE id = ANY(string_to_array(%s, ' ')::uuid[]) AND type <> %s",
                (" ".join(self._unread), " ".join(ids), REDIRECT),
            )
            found = {
                identity: Row(name, title, revision, orjson.loads(data))
                for identity, name, title, revision, data in cursor.fetchall()
            }
        self.dependencies.rows.update((identity, row.type) for identity, row in found.items())
        return found

    def _count(self, rows: int) -> None:
        """Refuse before the database is asked: lists count as if they were full."""
        self._rows += rows
        if self._rows > MOST_ROWS:
            raise TooManyRows(self._rows)

    def _fetch(self, condition: Sql) -> list[tuple[str, Json]]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id::text, (data - string_to_array(%s, ' '))::text FROM published_node"
                f" WHERE {condition.text}",
                (" ".join(self._unread), *condition.parameters),
            )
            found = [(identity, orjson.loads(data)) for identity, data in cursor.fetchall()]
        self.dependencies.rows.update((identity, data["__typename"]) for identity, data in found)
        return found


class _Walk:
    """One level: collects the references and lists of its objects, then puts the rows in place."""

    def __init__(self, seen: set[tuple[int, int]]) -> None:
        self._seen = seen
        self._holders: list[tuple[Json, str, Selection]] = []
        self.missing: set[str] = set()
        """The ids this level refers to."""
        self.lists: dict[int, tuple[ReverseList, list[Json]]] = {}

    def visit(self, item: Json, selection: Selection) -> None:
        """Look for references in ``item`` and in the objects embedded in it."""
        if (id(item), id(selection)) in self._seen:
            return
        self._seen.add((id(item), id(selection)))
        type_name = item["__typename"]
        for name, wanted in selection.objects(type_name):
            if value := item.get(name):
                self._visit_value(item, name, value, wanted)
        for reverse in selection.lists(type_name):
            if reverse.key not in item:
                self.lists.setdefault(id(reverse), (reverse, []))[1].append(item)

    def _visit_value(self, holder: Json, name: str, value: Any, wanted: Selection) -> None:
        members = value if isinstance(value, list) else [value]
        references = [member["$ref"] for member in members if member and "$ref" in member]
        if references:
            self.missing.update(references)
            self._holders.append((holder, name, wanted))
        elif wanted.leads_on:
            for member in members:
                if isinstance(member, dict):
                    self.visit(member, wanted)

    def settle(self, nodes: dict[str, Json | None]) -> Iterator[tuple[Json, Selection]]:
        """Put the rows in place of the references; yield them with what is wanted of them."""
        for holder, name, wanted in self._holders:
            value = holder[name]
            found = [
                row
                for member in (value if isinstance(value, list) else [value])
                if (row := _resolved(member, nodes)) is not None
            ]
            holder[name] = found if isinstance(value, list) else next(iter(found), None)
            if wanted.leads_on:
                yield from ((row, wanted) for row in found)


def _wanted(listing: Listing, parents: Sequence[Json], reverse: ReverseList) -> Wanted:
    ids = list(dict.fromkeys(parent["id"] for parent in parents))
    return Wanted(listing, ids, reverse.wants_rows, reverse.wants_total)


def _by_language(listing: Listing, parents: Sequence[Json]) -> Iterator[tuple[Listing, list[Json]]]:
    """Pages that nobody asked for in a language come in their parent's, or in the site's main one."""
    if listing.locale or not listing.family.localized:
        yield listing, list(parents)
        return
    groups: dict[str, list[Json]] = {}
    for parent in parents:
        groups.setdefault(parent.get("locale") or settings.LANGUAGE_CODE, []).append(parent)
    yield from ((replace(listing, locale=locale), members) for locale, members in groups.items())


def _resolved(value: Json | None, nodes: dict[str, Json | None]) -> Json | None:
    """Another selection may have put the row in place already."""
    return nodes.get(value["$ref"]) if value and "$ref" in value else value
