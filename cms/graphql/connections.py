"""The one shape of every list: its SDL, and how its parts are read from a ``Result``."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.facets import Facet
from cms.published.families import Family, Reverse
from cms.published.holdings import dimensions
from cms.published.listing import Item, Listing, cursor_of
from cms.published.reading import Result

from .inputs import arguments, dimension_name, dimension_type
from .lists import attachment_key

SHARED = """
"Where a page of a list ends."
type PageInfo {
  hasNextPage: Boolean!
  "Cursor to continue after; null when the page is empty."
  endCursor: String
}

"A filter with what each value would find: its own selection aside, all others applied."
type Facet {
  "The field of `filter` that takes the values."
  field: String!
  "Values that occur, and those selected: words of an enum as declared, anything else by falling count."
  buckets: [FacetBucket!]!
  "Objects without any value."
  missing: Int!
}

"A value: `count` is the list's totalCount with this value in place of the facet's own selection."
type FacetBucket {
  "What the filter takes: an enum value, a slug, an ISO code, true or false."
  value: String!
  "The German word for an enum value, otherwise the name or title of what the value stands for."
  label: String!
  count: Int!
  selected: Boolean!
}
"""


def connection_types(family: Family) -> str:
    """The connection and edge types of ``family``."""
    node = family.type or family.stem
    distance = (
        '\n  "Distance from the centre of `near` in kilometres; null without `near`."\n  distanceKm: Float'
    )
    return f"""
"One page of a list."
type {family.stem}Connection {{
  nodes: [{node}!]!
  edges: [{family.stem}Edge!]!
  pageInfo: PageInfo!
  "Objects in the whole list."
  totalCount: Int!
{_facets(family)}
}}

"An object and its place in a list."
type {family.stem}Edge {{
  cursor: String!
  node: {node}!{distance if family.located else ""}
}}
"""


def _facets(family: Family) -> str:
    """Lists without a vocabulary to filter by have the field too, and no facet."""
    known = dimensions(family)
    if not known:
        return '  "Always empty: no filter of this list has a vocabulary."\n  facets: [Facet!]!'
    described = "How the list divides up by its filters; by all of them unless `fields` names some."
    return f'  "{described}"\n  facets(fields: [{dimension_type(family)}!]): [Facet!]!'


def list_field(name: str, family: Family, description: str) -> str:
    """The SDL of a field that returns a list of ``family``."""
    return f'"{description}"\n  {name}({arguments(family)}): {family.stem}Connection!\n'


def reverse_field(reverse: Reverse, family: Family) -> str:
    """The SDL that adds a list of referring objects to the type they refer to."""
    described = f"Published objects that refer to this one through {' or '.join(reverse.edges)}."
    return f"extend type {reverse.owner} {{\n  {list_field(reverse.name, family, described)}}}\n"


def resolve_attached_list(source: Mapping[str, Any], info: GraphQLResolveInfo, **given: Any) -> Result:
    """The reader has already put the list in its place."""
    result: Result = source[attachment_key(info.field_name, given)]
    return result


def _nodes(source: Result, info: GraphQLResolveInfo) -> list[Any]:
    return [_member(item, source.listing) for item in source.page.items]


def _edges(source: Result, info: GraphQLResolveInfo) -> list[tuple[Listing, Item]]:
    return [(source.listing, item) for item in source.page.items]


def _page_info(source: Result, info: GraphQLResolveInfo) -> Result:
    return source


def _total(source: Result, info: GraphQLResolveInfo) -> int:
    return source.page.total


def _facets_of(
    source: Result, info: GraphQLResolveInfo, fields: list[str] | None = None
) -> list[dict[str, Any]]:
    """Facets come in the form of rows, which are picked and not resolved."""
    known = dimensions(source.listing.family)
    asked = set(fields or ())
    names = [name for name in known if fields is None or dimension_name(name) in asked]
    info.context.reader.dependencies.counted([known[name] for name in names])
    return [as_row(facet) for facet in source.counting.facets(source.parent, names)]


def as_row(facet: Facet) -> dict[str, Any]:
    """Return a facet as ``Facet`` shows it."""
    buckets = [{"__typename": "FacetBucket", **vars(bucket)} for bucket in facet.buckets]
    return {"__typename": "Facet", "field": facet.field, "buckets": buckets, "missing": facet.missing}


def _cursor(source: tuple[Listing, Item], info: GraphQLResolveInfo) -> str:
    return cursor_of(*source)


def _node(source: tuple[Listing, Item], info: GraphQLResolveInfo) -> Any:
    listing, item = source
    return _member(item, listing)


def _distance(source: tuple[Listing, Item], info: GraphQLResolveInfo) -> float | None:
    _, item = source
    return None if item.distance_km is None else round(item.distance_km, 1)


def _member(item: Item, listing: Listing) -> Any:
    """Lists of one type hold its objects; the list over all types holds facts about the row."""
    return item.data if listing.family.type else item


def _has_next(source: Result, info: GraphQLResolveInfo) -> bool:
    return source.has_next


def _end_cursor(source: Result, info: GraphQLResolveInfo) -> str | None:
    return source.end_cursor


CONNECTION_RESOLVERS = {
    "nodes": _nodes,
    "edges": _edges,
    "pageInfo": _page_info,
    "totalCount": _total,
    "facets": _facets_of,
}
EDGE_RESOLVERS = {"cursor": _cursor, "node": _node, "distanceKm": _distance}
PAGE_INFO_RESOLVERS = {"hasNextPage": _has_next, "endCursor": _end_cursor}
