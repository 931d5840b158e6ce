"""What one thing costs: the table behind ``cost.py``.

One point is some 0.03 ms of CPU time, server and database together, or a kilobyte of answer. How the
prices were found, and how well they fit, stands in ``docs/performance.md``.
"""

from collections.abc import Iterable

from graphql import GraphQLNamedType

REQUEST = 45.0
"""Any answer at all."""
ROOT = 5.0
"""A root field: at least one statement."""
LIST = 2.0
"""A list that is asked for: paid once for each object that has one."""
ROW = 0.8
"""Reading one member of a list."""

_OBJECT = 0.2
_REFERENCE = 0.3
"""An object with a row of its own."""
_INTROSPECTED = 0.03
_WRAPPERS = frozenset({"PageInfo"})

_LEAF = 0.03
_ALIASED = 0.15
"""Under other names, a value may be asked for many times over."""
_LEAVES = {"html": 0.3, "plainText": 0.3, "structure": 0.5, "cursor": 0.4, "jsonLd": 10.0, "totalCount": 5.0}

_FIELDS = {
    "facets": 35.0,
    "initiativeStatistics": 20.0,
    "navigation": 30.0,
    "sitemapEntries": 20.0,
    "searchSuggest": 25.0,
    "searchMap": 150.0,
    "relatedContent": 300.0,
    "highlights": 4.0,
    "didYouMean": 60.0,
}
"""What is computed rather than picked from a row, beside the objects that come out."""

_ARGUMENTS = {"query": 200.0, "near": 10.0, "filter": 5.0}
"""What makes the database look at more rows than one page."""

_SIZES: dict[str, float] = {
    "body": 4,
    "breadcrumbs": 2,
    "goals": 3,
    "memberships": 4,
    "translations": 1,
    "members": 1,
    "children": 1,
    "relatedInitiatives": 1,
    "facets": 10,
    "buckets": 8,
    "searchMap": 100,
    "groups": 8,
    "types": 240,
    "fields": 6,
    "args": 0.3,
    "inputFields": 0.6,
    "enumValues": 1.3,
    "interfaces": 0.4,
    "possibleTypes": 0.4,
    "directives": 6,
    "ofType": 0.5,
}
"""How many objects plain fields hold where they are asked for, on average."""
_LIST_SIZE = 1.5


def of_leaf(name: str, *, aliased: bool) -> float:
    """The price of a value without fields of its own."""
    return _LEAVES.get(name, _LEAF) + (_ALIASED if aliased else 0.0)


def of_object(named: GraphQLNamedType) -> float:
    """The price of one object, apart from what is asked of it. What only wraps is free."""
    if named.name in _WRAPPERS or named.name.endswith("Edge"):
        return 0.0
    if named.name.startswith("__"):
        return _INTROSPECTED
    return _REFERENCE if any(each.name == "Node" for each in getattr(named, "interfaces", ())) else _OBJECT


def of_field(name: str) -> float:
    """The price of a field beside that of its objects."""
    return _FIELDS.get(name, 0.0)


def of_arguments(names: Iterable[str]) -> float:
    """The price of what a list is narrowed down by."""
    return sum(_ARGUMENTS.get(name, 0.0) for name in names)


def size(name: str, *, many: bool) -> float:
    """How many objects the field ``name`` is taken to hold, which is a plain list or a single one."""
    return _SIZES.get(name, _LIST_SIZE if many else 1)
