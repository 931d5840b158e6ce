"""The names under which caches in front of us store answers, and by which they forget them.

A tag is the id of a row or the name of a type. An answer bears those it depends on, a change those
it concerns; they share one if the change may concern the answer.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import cast

from graphql import GraphQLInterfaceType

from cms.published.dependencies import PAGE, Dependencies

from .published_schema import published_schema

EVERYTHING = "graph"
"""Every change bears this tag."""

MOST_BYTES = 1_400
"""Length of all tags of an answer, separators included. They go into two headers, and nginx by default
refuses answers whose headers are longer than 4 kB together."""


def answer_tags(dependencies: Dependencies) -> tuple[str, ...]:
    """Return the tags of an answer; where there are too many, types stand for their rows."""
    types = set(dependencies.types)
    rows = {identity: name for identity, name in dependencies.rows.items() if name not in types}
    while rows and _length({*types, *rows}) > MOST_BYTES:
        commonest, _count = Counter(rows.values()).most_common(1)[0]
        types.add(commonest or EVERYTHING)
        rows = {identity: name for identity, name in rows.items() if name != commonest}
    return (*sorted(types), *sorted(rows)) or (EVERYTHING,)


def change_tags(ids: Iterable[str], types: Iterable[str]) -> frozenset[str]:
    """Return the tags of a change of rows."""
    names = set(types)
    pages = {PAGE} if names & _page_types() else set()
    return frozenset({EVERYTHING, *names, *pages, *ids})


def _length(tags: set[str]) -> int:
    return sum(len(tag) + 1 for tag in tags)


@cache
def _page_types() -> frozenset[str]:
    schema = published_schema()
    page = cast(GraphQLInterfaceType, schema.type_map["PageInterface"])
    return frozenset(found.name for found in schema.get_possible_types(page))
