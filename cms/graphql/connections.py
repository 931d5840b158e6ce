"""The one shape of every list: its SDL, and how its parts are read from a ``Result``."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.families import Family, Reverse
from cms.published.listing import Item, Listing, cursor_of
from cms.published.reading import Result

from .inputs import arguments
from .lists import attachment_key

SHARED = """
"Where a page of a list ends."
type PageInfo {
  hasNextPage: Boolean!
  "Cursor to continue after; null when the page is empty."
  endCursor: String
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
}}

"An object and its place in a list."
type {family.stem}Edge {{
  cursor: String!
  node: {node}!{distance if family.located else ""}
}}
"""


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
    return source.page.has_next


def _end_cursor(source: Result, info: GraphQLResolveInfo) -> str | None:
    return cursor_of(source.listing, source.page.items[-1]) if source.page.items else None


CONNECTION_RESOLVERS = {"nodes": _nodes, "edges": _edges, "pageInfo": _page_info, "totalCount": _total}
EDGE_RESOLVERS = {"cursor": _cursor, "node": _node, "distanceKm": _distance}
PAGE_INFO_RESOLVERS = {"hasNextPage": _has_next, "endCursor": _end_cursor}
