"""The search as a reader of the graph: every way in which its fields show an object, or a word of one.

Each secret is looked for by its own word, typed halfway and misspelt, on the map and as something related;
besides, everything is browsed kind by kind, with the labels of its facets.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.test import Client
from graphql import GraphQLSchema, get_named_type

from cms.published.filters import Related
from cms.published.holdings import dimensions
from search.family import KINDS, SEARCH
from search.graphql import root

from .marks import found, word
from .schema_edges import Edge, edges_of
from .world import Secret, World

OWNER, LAGGING = "search", "search of a lagging index"
ROOTS = frozenset(root().query)
LOCATED = ("InitiativePage",)
LABELS = sorted({each.type for each in dimensions(SEARCH).values() if isinstance(each, Related)})
_BY_WORD = ("query", "highlights", "suggestions", "browsing")
_RELATED = sorted(
    {kind.type for kind in KINDS} - {"LegalPage", "DialogueFormat", "EventSeries", "Organisation"}
)
"""Nobody refers to a legal page, and records share few words, so some are not among the hundred objects most
like another; whatever is related is read by id as pages are."""
_AT_ONCE = 6

KNOWN = {
    "Query": {"search", "searchSuggest", "searchMap", "relatedContent"},
    "SearchConnection": {"nodes", "edges", "pageInfo", "totalCount", "facets", "didYouMean", "meta"},
    "SearchEdge": {"cursor", "node", "highlights", "distanceKm"},
    "SearchHighlight": {"field", "runs"},
    "SearchRun": {"text", "match"},
    "SearchSpelling": {"query", "totalCount"},
    "SearchMeta": {"engine", "degraded", "tookMs", "indexedThrough"},
    "SearchSuggestion": {"title", "kind", "node"},
    "SearchCluster": {"latitude", "longitude", "count", "nodes"},
}
"""The fields that the questions below ask for, or that cannot show anything of an object."""


def targets(owner: str = OWNER) -> dict[Edge, str]:
    """Return every way to show an object, with the type that it shows."""
    return {
        **{Edge(owner, way, kind.type): kind.type for way in _BY_WORD for kind in KINDS},
        **{Edge(owner, "related", name): name for name in _RELATED},
        **{Edge(owner, "map", name): name for name in LOCATED},
        **{Edge(owner, "facets", name): name for name in LABELS},
    }


def edges(schema: GraphQLSchema) -> frozenset[Edge]:
    """Return those edges of the schema that belong to the search: the questions here take them all."""
    return frozenset(
        edge
        for edge in edges_of(schema)
        if edge.owner in KNOWN.keys() - {"Query"} or (edge.owner == "Query" and edge.field in ROOTS)
    )


def uncovered(schema: GraphQLSchema) -> set[str]:
    """Return the fields of the search that no question here asks for."""
    own = {name: named.fields for name, named in schema.type_map.items() if name in KNOWN}  # type: ignore[attr-defined]
    own["Query"] = {name: schema.query_type.fields[name] for name in ROOTS}  # type: ignore[union-attr]
    fields = {f"{name}.{field}" for name in own for field in own[name].keys() - KNOWN[name]}
    types = {
        get_named_type(field.type).name
        for members in own.values()
        for field in members.values()
        if get_named_type(field.type).name.startswith("Search")
    }
    objects = {name for name in types if hasattr(schema.type_map[name], "fields")}
    return fields | (objects - KNOWN.keys())


Answer = tuple[str, str, list[tuple[Edge, set[int]]]]
"""The question, the text of the answer, and what its parts show."""


class SearchPages:
    """Asks, and tells the answer with the secrets in it."""

    def __init__(self, world: World, owner: str = OWNER) -> None:
        self._world = world
        self._owner = owner
        self._client = Client()
        types = {kind.type for kind in KINDS}
        self._secrets = [secret for secret in world.secrets.values() if secret.type_name in types]

    def lookups(self, part: slice = slice(None)) -> Iterator[Answer]:
        """Look for each secret, or for a part of them."""
        for secrets in _pieces(self._secrets[part]):
            yield self._asked(" ".join(map(_questions, secrets)), self._reached)

    def lists(self) -> Iterator[Answer]:
        """Browse everything."""
        for language, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
            for kind in KINDS:
                given = f'filter: {{kinds: [{kind.name}]}}, first: 100, locale: "{language}"'
                facets = "facets { field buckets { value label } }"
                yield self._asked(f"b1: search({given}) {{ nodes {_NAMED} {facets} }}", self._reached)

    def _asked(self, fields: str, reached: Any) -> Answer:
        source = f"{{ {fields} }}{_FRAGMENT}"
        response = self._client.post("/graphql/", {"query": source}, content_type="application/json")
        text = response.content.decode()
        answer = json.loads(text)
        assert "errors" not in answer, (answer["errors"][:2], source[:2000])
        return source, text, list(reached(answer["data"]))

    def _reached(self, data: Mapping[str, Any]) -> Iterator[tuple[Edge, set[int]]]:
        for alias, value in data.items():
            yield from self._parts(_WAYS[alias[0]], value)

    def _parts(self, way: str, value: Any) -> Iterator[tuple[Edge, set[int]]]:
        if way == "query":
            yield from self._by_type("highlights", [edge["highlights"] for edge in value["edges"]])
            value = [edge["node"] for edge in value["edges"]]
        if way == "browsing":
            yield from self._by_type("facets", value["facets"])
            value = value["nodes"]
        yield from self._by_type(way, value)

    def _by_type(self, way: str, value: Any) -> Iterator[tuple[Edge, set[int]]]:
        every = targets(self._owner)
        for number in found(json.dumps(value)):
            edge = Edge(self._owner, way, self._world.secrets[number].type_name)
            if edge in every:
                yield edge, {number}


_WAYS = {
    "q": "query",
    "d": "spelling",
    "s": "suggestions",
    "r": "related",
    "m": "map",
    "b": "browsing",
}
"""What the first letters of aliases stand for."""

_NAMED = "{ ...N }"
_FRAGMENT = (
    " fragment N on Node { id ... on PageInterface { title path summary } ... on DialogueFormat { name }"
    " ... on Organisation { name } ... on EventSeries { name } }"
)
_GLOBE = "bounds: {south: -90, west: -180, north: 90, east: 180}, zoom: 6"


def _questions(secret: Secret) -> str:
    text, language = word(secret.number), f'locale: "{secret.locale or "de"}"'
    typed, misspelt = text[:-1], text.replace("ei", "ie")
    shown = f"{{ edges {{ node {_NAMED} highlights {{ runs {{ text }} }} }} }}"
    fields = [
        f'q{secret.number}: search(query: "{text}", first: 100, {language}) {shown}',
        f'd{secret.number}: search(query: "{misspelt}", {language}) {{ didYouMean {{ query }} }}',
        f's{secret.number}: searchSuggest(prefix: "{typed}", {language}) {{ title node {_NAMED} }}',
        f'r{secret.number}: relatedContent(id: "{secret.id}", first: 100, {language}) {_NAMED}',
    ]
    if secret.type_name in LOCATED:
        fields.append(
            f'm{secret.number}: searchMap(query: "{text}", {_GLOBE}, {language}) {{ nodes {_NAMED} }}'
        )
    return " ".join(fields)


def _pieces(secrets: Sequence[Secret]) -> Iterator[Sequence[Secret]]:
    yield from (secrets[start : start + _AT_ONCE] for start in range(0, len(secrets), _AT_ONCE))
