"""What engines index of a published row: its words, the names of what it refers to, and what filters find it.

Read from the rows as they are now, in two statements for any number of documents.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import orjson
from django.db import connection

from cms.published.filters import Entry, Kinds, Related, Terms
from cms.published.holdings import dimensions
from cms.published.listing import fetched
from cms.published.sql import Sql

from .family import KINDS, SEARCH, TYPES
from .wording import texts_of

MUTE_FIELDS = ("breadcrumbs", "translations", "body.links", "body.page", "body.pages")
"""References whose targets' names say nothing about the object: its place, and what its text links to."""

MUTE_TYPES = ("Image", "Licence")

_LABELS = {kind.type: kind.label for kind in KINDS}


@dataclass(frozen=True)
class Document:
    """One public object as engines know it."""

    id: str
    type: str
    locale: str
    """Empty for records, which are found in every language."""
    revision: int
    title: str
    summary: str
    body: str
    aliases: Sequence[str]
    """Its other names, and the words for what it is."""
    names: Sequence[str]
    """The titles of what it refers to, with what these are also called, and of whatever that belongs to."""
    date: datetime | None
    sort_title: str
    latitude: float | None
    longitude: float | None
    terms: Sequence[str]
    keys: Mapping[str, Collection[str]]
    """By each dimension of ``SEARCH`` all values of the filter that find it."""


class _Reached(NamedTuple):
    """What a document refers to through ``field``, or what that belongs to."""

    field: str
    type: str
    entry: Entry
    aliases: Sequence[str]


# A target belongs to whatever it is part of: parents, compositions that have it as a member, and, where it is
# a composition itself, whatever its members belong to. The reverse of the scopes that filters start from.
_REACHED = """
    WITH RECURSIVE held AS (
        SELECT source_id, field, target FROM published_edge
        WHERE source_id = ANY(%(ids)s::uuid[]) AND NOT (field = ANY(%(mute)s) OR field LIKE 'body.content.%%')
    ), above(target, id) AS (
        SELECT target, target FROM held
        UNION
        SELECT held.target, edge.target FROM held
        JOIN published_edge edge ON edge.source_id = held.target AND edge.field = 'members'
        UNION
        SELECT above.target, next.id FROM above CROSS JOIN LATERAL (
            SELECT target AS id FROM published_edge WHERE source_id = above.id AND field = 'parent'
            UNION ALL
            SELECT source_id FROM published_edge WHERE target = above.id AND field = 'members'
        ) next
    )
    SELECT DISTINCT held.source_id::text, held.field, node.type, node.id::text, node.slug, node.title,
        node.sort_title, node.locale, node.terms, node.data->>'isoCode', node.data->>'ags',
        CASE WHEN node.id = held.target THEN node.data->>'shortName' END,
        CASE WHEN node.id = held.target THEN (node.data->'synonyms')::text END
    FROM held JOIN above ON above.target = held.target JOIN published_node node ON node.id = above.id
    WHERE node.type <> ALL(%(mute_types)s)
    ORDER BY 1, 2, node.sort_title, node.id::text
"""


def documents(ids: Iterable[str]) -> dict[str, Document]:
    """Return the documents of those of ``ids`` that are public and can be searched for, by id."""
    wanted = list(ids)
    reached = _reached_from(wanted)
    rows = Sql(
        "SELECT id::text, type, locale, revision, date, sort_title, latitude, longitude, terms, data::text"
        " FROM published_node WHERE id = ANY(%s::uuid[]) AND type = ANY(%s)",
        (wanted, list(TYPES)),
    )
    return {identity: _document(identity, row, reached[identity]) for identity, *row in fetched(rows)}


def _document(identity: str, row: Sequence[Any], reached: Sequence[_Reached]) -> Document:
    type_name, locale, revision, date, sort_title, latitude, longitude, terms, data = row
    texts = texts_of(orjson.loads(data))
    return Document(
        id=identity,
        type=type_name,
        locale=locale,
        revision=revision,
        title=texts.title,
        summary=texts.summary,
        body=texts.body,
        aliases=list(dict.fromkeys([*texts.aliases, _LABELS[type_name]])),
        names=list(dict.fromkeys(_names(reached))),
        date=date,
        sort_title=sort_title,
        latitude=latitude,
        longitude=longitude,
        terms=terms,
        keys=_keys(type_name, terms, reached),
    )


def _names(reached: Iterable[_Reached]) -> Iterator[str]:
    for each in reached:
        yield each.entry.title
        yield from each.aliases


def _keys(type_name: str, terms: Sequence[str], reached: Sequence[_Reached]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, dimension in dimensions(SEARCH).items():
        match dimension:
            case Kinds():
                found[name] = {kind.name for kind in dimension.kinds if kind.type == type_name}
            case Terms():
                prefix = f"{dimension.field}:"
                found[name] = {term.removeprefix(prefix) for term in terms if term.startswith(prefix)}
            case Related():
                found[name] = set(_related_keys(dimension, reached))
    return found


def _related_keys(dimension: Related, reached: Iterable[_Reached]) -> Iterator[str]:
    for each in reached:
        if each.type == dimension.type and each.field in dimension.edges:
            yield from filter(None, dimension.keys(each.entry))


def _reached_from(ids: Sequence[str]) -> Mapping[str, list[_Reached]]:
    parameters = {"ids": list(ids), "mute": list(MUTE_FIELDS), "mute_types": list(MUTE_TYPES)}
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, parameters)
        rows = cursor.fetchall()
    found: dict[str, list[_Reached]] = defaultdict(list)
    for source, *rest in rows:
        found[source].append(_reached(*rest))
    return found


def _reached(field: str, type_name: str, *columns: Any) -> _Reached:
    identity, slug, title, sort_title, locale, terms, iso_code, ags, short_name, synonyms = columns
    codes = {"isoCode": iso_code, "ags": ags}
    entry = Entry(identity, slug, title, sort_title, locale, terms, codes)
    aliases = [*([short_name] if short_name else []), *orjson.loads(synonyms or "[]")]
    return _Reached(field, type_name, entry, aliases)
