"""One root field per family: ``initiatives``, ``events``, ``regions``, …"""

from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.families import FAMILIES
from cms.published.reading import Result

from ..connections import list_field
from ..lists import listing_of
from ..lookahead import wanted_connection
from . import Resolver, Root


def root() -> Root:
    fields = "".join(
        f"  {list_field(name, family, f'All published objects of type {family.type}.')}"
        for name, family in FAMILIES.items()
    )
    return Root(f"extend type Query {{\n{fields}}}", {name: _resolver(name) for name in FAMILIES})


def _resolver(name: str) -> Resolver:
    def resolve(source: Any, info: GraphQLResolveInfo, **given: Any) -> Result:
        wanted = wanted_connection(info)
        result: Result = info.context.reader.read_list(
            listing_of(name, given), wanted.members, rows=wanted.wants_rows, total=wanted.wants_total
        )
        return result

    return resolve
