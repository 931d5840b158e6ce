"""The study's figures: how many initiatives there are, and how they divide up."""

from collections.abc import Sequence
from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.families import FAMILIES
from cms.published.holdings import dimensions
from cms.published.statistics import MOST_DIMENSIONS, MOST_GROUPS, STUDY, Figure, Statistics, TooManyGroups

from ..errors import BadArgument
from ..inputs import dimension_name
from ..lists import listing_of
from . import Root

_FAMILY = FAMILIES["initiatives"]
_NAMES = {dimension_name(name): name for name in dimensions(_FAMILY)}

_FIGURE = """
  "Initiatives that match the filter: totalCount of the list."
  total: Int!
  "Those of which every dimension is known."
  n: Int!
  "Those of which some dimension is not known: n + unknown = total."
  unknown: Int!
  "The latest day for which a profile among them holds (Stand); null where none says."
  asOf: Date
  "The earliest such day."
  asOfEarliest: Date
  "What is counted, in words."
  definition: String!
  "An initiative may be in several groups: counts may add up to more than n, shares to more than 1."
  multiple: Boolean!
  "Values that occur: words of an enum as declared, anything else by falling count. Empty without dimensions."
  groups: [StatisticsGroup!]!
"""

_SDL = f"""
extend type Query {{
  "Figures over the initiatives of the list with the same arguments, by up to {MOST_DIMENSIONS} dimensions."
  initiativeStatistics(
    filter: InitiativeFilter, query: String, near: NearInput, groupBy: [InitiativeDimension!], locale: String
  ): InitiativeStatistics!
}}

"How many initiatives there are, and how they divide up by the dimensions of `groupBy` together."
type InitiativeStatistics {{{_FIGURE}
  "One figure for each question of the study, or for each of `dimensions`."
  figures(dimensions: [InitiativeDimension!]): [InitiativeFigure!]!
}}

"How initiatives divide up by one dimension."
type InitiativeFigure {{
  dimension: InitiativeDimension!
  "The field of `filter` that takes the keys."
  field: String!
{_FIGURE}}}

"The initiatives that hold one value of each dimension."
type StatisticsGroup {{
  "The value, as the filter takes it; of several dimensions, their values joined by a slash."
  key: String!
  "The German word for the value or its name; of several dimensions, joined by a dot."
  label: String!
  count: Int!
  "count divided by n, rounded to four places."
  share: Float!
  "The values of the dimensions, one by one."
  keys: [StatisticsKey!]!
}}

"A value of one dimension."
type StatisticsKey {{
  "The field of `filter` that takes the key."
  field: String!
  key: String!
  label: String!
}}
"""


def root() -> Root:
    figure = {
        "total": lambda source, info: source.total,
        "n": lambda source, info: source.n,
        "unknown": lambda source, info: source.unknown,
        "asOf": lambda source, info: source.as_of,
        "asOfEarliest": lambda source, info: source.as_of_earliest,
        "definition": lambda source, info: source.definition,
        "multiple": lambda source, info: source.multiple,
        "groups": _resolve_groups,
    }
    own = {
        "dimension": lambda source, info: dimension_name(source.names[0]),
        "field": lambda source, info: source.names[0],
    }
    return Root(
        _SDL,
        query={"initiativeStatistics": _resolve_statistics},
        types={
            "InitiativeStatistics": {**figure, "figures": _resolve_figures},
            "InitiativeFigure": {**figure, **own},
        },
    )


def _resolve_statistics(source: Any, info: GraphQLResolveInfo, **given: Any) -> Figure:
    names = _checked(given.pop("groupBy", None) or ())
    listing = listing_of("initiatives", {**given, "first": 1})
    info.context.reader.dependencies.listed(listing)
    return _figure(Statistics(listing), names, info)


def _checked(given: Sequence[str]) -> list[str]:
    if len(given) > MOST_DIMENSIONS or len(set(given)) < len(given):
        raise BadArgument("groupBy", f"must hold at most {MOST_DIMENSIONS} dimensions, each of them once.")
    return [_NAMES[name] for name in given]


def _resolve_figures(
    source: Figure, info: GraphQLResolveInfo, dimensions: Sequence[str] | None = None
) -> list[Figure]:
    names = STUDY if dimensions is None else [_NAMES[name] for name in dict.fromkeys(dimensions)]
    return [_figure(source.statistics, [name], info) for name in names]


def _figure(statistics: Statistics, names: Sequence[str], info: GraphQLResolveInfo) -> Figure:
    known = dimensions(_FAMILY)
    info.context.reader.dependencies.counted([known[name] for name in names])
    return statistics.figure(names)


def _resolve_groups(source: Figure, info: GraphQLResolveInfo) -> list[dict[str, Any]]:
    """Groups come in the form of rows, which are picked and not resolved."""
    try:
        groups = source.groups
    except TooManyGroups as reason:
        problem = f"makes more than {MOST_GROUPS} groups here; filter, or group by fewer dimensions."
        raise BadArgument("groupBy", problem) from reason
    return [
        {
            "__typename": "StatisticsGroup",
            "key": group.key,
            "label": group.label,
            "count": group.count,
            "share": group.share,
            "keys": [{"__typename": "StatisticsKey", **vars(key)} for key in group.keys],
        }
        for group in groups
    ]
