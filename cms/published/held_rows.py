"""What is read of a list for its holdings: one statement, whose rows say first what they bring."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .families import Family
from .filters import Dimension, Entry, Kinds, Laender, Related, RelatedTerms, Terms, Within
from .listing import belonging, fetched
from .scopes import Scope, only
from .sql import Sql


@dataclass
class Rows:
    """What was read: sets by term, and by field and target; starting points; their scopes."""

    revision: int = 0
    members: Sequence[str] = ()
    types: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    edges: dict[tuple[str, str], int] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    scopes: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)


def read(family: Family, locale: str, asked: Iterable[Dimension]) -> Rows:
    """Return what the dimensions ``asked`` have to know of a list, all of one revision."""
    rows = Rows()
    for found in fetched(_statement(family, locale, list(asked))):
        _enter(rows, *found)
    return rows


def _enter(rows: Rows, part: str, name: str, key: str, numbers: Sequence[int], texts: Sequence[Any]) -> None:
    match part:
        case "revision":
            rows.revision, rows.members = int(name), texts or ()
        case "type":
            rows.types[name] = mask(numbers)
        case "term":
            rows.terms[name] = mask(numbers)
        case "edge":
            rows.edges[name, key] = mask(numbers)
        case "scope":
            rows.scopes[name, key] = texts
        case "entry":
            slug, title, sort_title, language, iso_code, ags, *terms = texts
            codes = {"isoCode": iso_code, "ags": ags}
            rows.entries[name].append(Entry(key, slug, title, sort_title, language, terms, codes))


def mask(numbers: Sequence[int]) -> int:
    """Return the set of the objects with these numbers."""
    octets = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def _statement(family: Family, locale: str, asked: Sequence[Dimension]) -> Sql:
    related = [related_to(each) for each in asked if not isinstance(each, Terms | Kinds)]
    scopes = {scope_name(each): each for each in related if each.scope is not only}
    terms = [each.field for each in asked if isinstance(each, Terms)]
    edges = [edge for each in asked if isinstance(each, Related) for edge in each.edges]
    with_terms = [each.type for each in related if isinstance(each, RelatedTerms | Laender)]
    parts = [
        Sql(_MEMBERS),
        *(Sql(_TYPES) for each in asked if isinstance(each, Kinds)),
        Sql(_TERMS, (terms,)),
        Sql(_EDGES, (edges,)),
        Sql(_ENTRIES, (with_terms, [each.type for each in related])),
        *(_scope_part(name, each.type, each.scope) for name, each in scopes.items()),
    ]
    text = " UNION ALL ".join(part.text for part in parts)
    parameters = [value for part in parts for value in part.parameters]
    members = belonging(family, locale)
    return Sql(_LIST.format(belonging=members.text) + text, (*members.parameters, *parameters))


_LIST = """
    WITH member AS MATERIALIZED (
        SELECT id, type, terms, (row_number() OVER (ORDER BY id) - 1)::int AS number
        FROM published_node node WHERE {belonging}
    )
"""
_MEMBERS = """
    SELECT 'revision', (SELECT coalesce(max(number), 0)::text FROM published_revision), '', NULL::int[],
        array_agg(id::text ORDER BY number)
    FROM member
"""
_TYPES = """
    SELECT 'type', type, '', array_agg(number), NULL FROM member GROUP BY type
"""
_TERMS = """
    SELECT 'term', term, '', array_agg(number), NULL
    FROM (SELECT number, unnest(terms) COLLATE "C" AS term FROM member) each
    WHERE split_part(term, ':', 1) = ANY(%s) GROUP BY term
"""
_EDGES = """
    SELECT 'edge', edge.field, edge.target::text, array_agg(member.number), NULL
    FROM member JOIN published_edge edge ON edge.source_id = member.id
    WHERE edge.field = ANY(%s) GROUP BY edge.field, edge.target
"""
# Only regions have codes. Unpacking the data of other rows, and the terms nobody looks at, would be dear.
_ENTRIES = """
    SELECT 'entry', type, id::text, NULL, ARRAY[slug, title, sort_title, locale,
        CASE type WHEN 'Region' THEN data->>'isoCode' END, CASE type WHEN 'Region' THEN data->>'ags' END]
        || CASE WHEN type = ANY(%s) THEN terms END
    FROM published_node WHERE type = ANY(%s)
"""


def _scope_part(name: str, type_name: str, scope: Scope) -> Sql:
    """Every object of a type with all that it stands for."""
    found = scope(Sql("SELECT id, id FROM published_node WHERE type = %s", (type_name,)), carrying="start")
    return Sql(
        f"SELECT 'scope', %s, start::text, NULL, array_agg(id::text) FROM ({found.text}) each GROUP BY start",
        (name, *found.parameters),
    )


def related_to(dimension: Related | Within) -> Related:
    """Return which objects a dimension is about."""
    return dimension.inner if isinstance(dimension, Within) else dimension


def scope_name(related: Related) -> str:
    """Return the name that the rows of a scope bear."""
    return f"{related.type} {related.scope!r}"
