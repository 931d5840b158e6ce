"""Facets and statistics as readers of the graph: the names of what they count by."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.test import Client

from cms.graphql.inputs import dimension_name
from cms.published.families import FAMILIES, Family
from cms.published.filters import Related, RelatedTerms, Within
from cms.published.holdings import dimensions

from .marks import found
from .schema_edges import Edge
from .world import World

FACETS, STATISTICS = "facets", "statistics"


def named(family: Family) -> dict[str, str]:
    """Return the dimensions whose values are names of rows, with the types of these."""
    types = {}
    for name, choice in dimensions(family).items():
        related = choice.inner if isinstance(choice, Within) else choice
        if isinstance(related, Related) and not isinstance(related, RelatedTerms):
            types[name] = related.type
    return types


_STUDY = named(FAMILIES["initiatives"])
TARGETS = {
    **{Edge(FACETS, name): name for family in FAMILIES.values() for name in named(family).values()},
    **{Edge(STATISTICS, name): name for name in _STUDY.values()},
}
PROTECTED = frozenset({Edge(FACETS, "GoodPracticeCriterion")})
"""Nobody can delete a criterion while an assessment names it."""
EVERYTHING = slice(None)

Answer = tuple[str, str, list[tuple[Edge, set[int]]]]
"""The question, the text of the answer, and what its parts show."""


class Counts:
    """Asks for the facets of every list in every language, and for groups of initiatives."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = Client()

    def answers(self, part: slice = EVERYTHING) -> Iterator[Answer]:
        languages = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
        lists = [
            (family, language)
            for family in FAMILIES.values()
            for language in (languages if family.localized else ("",))
            if dimensions(family)
        ]
        for family, language in lists[part]:
            given = f'(locale: "{language}")' if language else ""
            yield self._facets(family, given)
            if family.stem == "Initiative":
                yield from (self._groups(name, given) for name in _STUDY)

    def _facets(self, family: Family, given: str) -> Answer:
        question = f"{{ {family.list_name}{given} {{ facets {{ field buckets {{ value label }} }} }} }}"
        text, data = self._asked(question)
        types = named(family)
        shown = [
            (Edge(FACETS, types[facet["field"]]), self._reached(facet, types[facet["field"]]))
            for facet in data[family.list_name]["facets"]
            if facet["field"] in types
        ]
        return question, text, shown

    def _groups(self, name: str, given: str) -> Answer:
        more = f"{given[:-1]}, " if given else "("
        question = (
            f"{{ initiativeStatistics{more}groupBy: [{dimension_name(name)}]) {{ groups {{ key label }} }} }}"
        )
        text, data = self._asked(question)
        reached = self._reached(data["initiativeStatistics"], _STUDY[name])
        return question, text, [(Edge(STATISTICS, _STUDY[name]), reached)]

    def _asked(self, question: str) -> tuple[str, Mapping[str, Any]]:
        response = self._client.post("/graphql/", {"query": question}, content_type="application/json")
        text = response.content.decode()
        answer = json.loads(text)
        assert "errors" not in answer, (answer["errors"], question)
        return text, answer["data"]

    def _reached(self, part: Mapping[str, Any], type_name: str) -> set[int]:
        return {number for number in found(str(part)) if self._world.secrets[number].type_name == type_name}
