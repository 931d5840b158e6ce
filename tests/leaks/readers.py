"""The readers of the published graph that the matrix asks. A new reader joins by one entry in ``READERS``."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from time import time
from typing import Any, Protocol
from unittest.mock import patch

from django.test import Client
from graphql import FieldNode, OperationDefinitionNode, parse
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

from cms.graphql.published_schema import published_schema
from tests.factories.pages import preview_token

from . import counts, embeds, feeds, searching
from .marks import found, word
from .probes import Probe, Probes, sitemap_probe
from .reaching import Reached, Walk
from .schema_edges import Edge, edges_of
from .selections import Selections
from .states import State
from .world import World

TURNS = 4


@dataclass(frozen=True)
class Reading:
    """One answer: its whole text, and on demand which edges led to what."""

    name: str
    text: str
    reached: Callable[[], Reached]


class Reader(Protocol):
    """Something that shows published objects to anonymous visitors."""

    def edges(self) -> frozenset[Edge]:
        """All ways on which it can show an object."""

    def read(self) -> Iterator[Reading]:
        """Take all of them."""

    def read_some(self, turn: int) -> Iterator[Reading]:
        """Take a part of them, another one each turn."""


class GraphqlReader:
    """The endpoint, over HTTP, without a cookie."""

    def __init__(self, world: World) -> None:
        self._schema = published_schema()
        probes = Probes(self._schema, world)
        self._roots, self._everything = list(probes.roots()), list(probes.everything())
        self._client = Client()

    def edges(self) -> frozenset[Edge]:
        return edges_of(self._schema) - {PreviewReader.EDGE} - searching.edges(self._schema)

    def read(self) -> Iterator[Reading]:
        for probe in (*self._roots, *self._everything):
            yield self._reading(probe)
        yield from self._sitemap()

    def read_some(self, turn: int) -> Iterator[Reading]:
        """Root fields only: what these lead to stands in the rows, and nowhere else."""
        for probe in self._roots[turn % TURNS :: TURNS]:
            yield self._reading(probe)
        yield from self._sitemap()

    def _sitemap(self) -> Iterator[Reading]:
        after, listed = None, 0
        while True:
            reading = self._reading(sitemap_probe(after))
            yield reading
            entries = json.loads(reading.text)["data"]["sitemapEntries"]
            listed += len(entries["nodes"])
            if not entries["pageInfo"]["hasNextPage"]:
                break
            after = entries["pageInfo"]["endCursor"]
        assert listed == entries["totalCount"]

    def _reading(self, probe: Probe) -> Reading:
        body = {"query": probe.source, "variables": dict(probe.variables)}
        response = self._client.post("/graphql/", body, content_type="application/json")
        text = response.content.decode()
        answer = json.loads(text)
        assert "errors" not in answer, (answer["errors"][:2], probe.source[:2000])
        return Reading(
            probe.source, text, lambda: self._walk(probe).root(answer["data"], _root_fields(probe.source))
        )

    def _walk(self, probe: Probe) -> Walk:
        return Walk(self._schema, probe.ways)


def _root_fields(source: str) -> Mapping[str, str]:
    operation = next(node for node in parse(source).definitions if isinstance(node, OperationDefinitionNode))
    fields = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
    return {(node.alias or node.name).value: node.name.value for node in fields}


class FileReader:
    """Downloads and image sizes at the addresses they have, or had, while they are public."""

    DOCUMENTS, SIZES = Edge("files", "documents"), Edge("files", "image sizes")

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = Client()

    def edges(self) -> frozenset[Edge]:
        return frozenset({self.DOCUMENTS, self.SIZES})

    def read(self) -> Iterator[Reading]:
        for secret in self._world.secrets.values():
            edge = self.DOCUMENTS if secret.type_name == "Document" else self.SIZES
            for url in secret.urls:
                yield self._reading(url, edge, secret.number)
            if secret.original:
                assert self._client.get(secret.original).status_code == 404, secret.original

    def read_some(self, turn: int) -> Iterator[Reading]:
        return self.read()

    def _reading(self, url: str, edge: Edge, number: int) -> Reading:
        """What matters is whether the file comes, not what is in it."""
        response = self._client.get(url)
        served = response.status_code == 200 and b"".join(response.streaming_content)
        text = word(number) if served else ""
        return Reading(url, text, lambda: iter([(edge, found(text))]))


class PreviewReader:
    """Previews: a good token opens one draft, and any other token nothing."""

    EDGE = Edge("Query", "page", "previewToken")

    def __init__(self, world: World) -> None:
        self._client = Client()
        self._secret = next(
            secret for secret in world.in_state(State.DRAFT_OF_LIVE) if secret.type_name == "StandardPage"
        )
        draft = Page.objects.get(pk=self._secret.pk).get_latest_revision_as_object()
        self._good = preview_token(draft)
        self._worthless = {
            "forged": f"{self._good[:-3]}abc",
            "old": _outlived(draft),
            "revoked": _revoked(draft),
        }

    def edges(self) -> frozenset[Edge]:
        return frozenset({self.EDGE})

    def read(self) -> Iterator[Reading]:
        for name, token in self._worthless.items():
            text = self._answer(token)
            assert "PREVIEW_TOKEN_INVALID" in text, name
            yield Reading(f"{name} preview token", text, lambda: iter(()))
        text = self._answer(self._good)
        without_draft = text.replace(self._secret.word, "")
        yield Reading("good preview token", without_draft, lambda: iter([(self.EDGE, found(text))]))

    def read_some(self, turn: int) -> Iterator[Reading]:
        return self.read()

    def _answer(self, token: str) -> str:
        fields = Selections(published_schema()).leaves("StandardPage")
        draft = f"page(previewToken: $t) {{ __typename ... on StandardPage {fields} }}"
        source = f"query Q($t: String) {{ {draft} }}"
        body = {"query": source, "variables": {"t": token}}
        return self._client.post("/graphql/", body, content_type="application/json").content.decode()


class EmbedReader:
    """Frames for other people's pages, and the page that writes the code for them."""

    def __init__(self, world: World) -> None:
        self._pages = embeds.EmbedPages(world)

    def edges(self) -> frozenset[Edge]:
        return frozenset(embeds.TARGETS)

    def read(self) -> Iterator[Reading]:
        yield from map(self._reading, self._pages.lists())
        yield from map(self._reading, self._pages.profiles())

    def read_some(self, turn: int) -> Iterator[Reading]:
        """Profiles lead to what lists lead to; they are taken when everything is."""
        return map(self._reading, self._pages.lists(slice(turn % TURNS, None, TURNS)))

    def _reading(self, answer: tuple[Edge, str, str]) -> Reading:
        edge, address, text = answer
        return Reading(address, text, lambda: iter([(edge, self._pages.reached(edge, text))]))


class FeedReader:
    """Feeds, calendars, exports, oEmbed, the catalogue of open data and the sitemap."""

    def __init__(self, world: World) -> None:
        self._pages = feeds.FeedPages(world)

    def edges(self) -> frozenset[Edge]:
        return frozenset(feeds.TARGETS)

    def read(self) -> Iterator[Reading]:
        yield from map(self._reading, self._pages.lists())
        yield from map(self._reading, self._pages.singles())

    def read_some(self, turn: int) -> Iterator[Reading]:
        """Another format of each kind of feed each turn; events and routes are taken when everything is."""
        return map(self._reading, self._pages.some_lists(turn))

    def _reading(self, answer: tuple[Edge | None, str, str]) -> Reading:
        edge, address, text = answer
        return Reading(address, text, lambda: iter([(edge, self._pages.reached(edge, text))] if edge else []))


class CountReader:
    """Facets and statistics, which name what they count by."""

    def __init__(self, world: World) -> None:
        self._counts = counts.Counts(world)

    def edges(self) -> frozenset[Edge]:
        return frozenset(counts.TARGETS)

    def read(self) -> Iterator[Reading]:
        return map(self._reading, self._counts.answers())

    def read_some(self, turn: int) -> Iterator[Reading]:
        return map(self._reading, self._counts.answers(slice(turn % TURNS, None, TURNS)))

    def _reading(self, answer: counts.Answer) -> Reading:
        question, text, reached = answer
        return Reading(question, text, lambda: iter(reached))


class SearchReader:
    """The search: hits, highlights, facets, other spellings, suggestions, maps, related content."""

    _TURNS = 12

    def __init__(self, world: World, owner: str = searching.OWNER) -> None:
        assert searching.uncovered(published_schema()) == set(), "No question asks for these fields."
        self._owner = owner
        self._pages = searching.SearchPages(world, owner)

    def edges(self) -> frozenset[Edge]:
        return frozenset(searching.targets(self._owner))

    def read(self) -> Iterator[Reading]:
        yield from map(self._reading, self._pages.lookups())
        yield from map(self._reading, self._pages.lists())

    def read_some(self, turn: int) -> Iterator[Reading]:
        """A few secrets each turn, by everything that leads to them."""
        return map(self._reading, self._pages.lookups(slice(turn % self._TURNS, None, self._TURNS)))

    def _reading(self, answer: searching.Answer) -> Reading:
        question, text, reached = answer
        return Reading(question, text, lambda: iter(reached))


def _outlived(draft: Any) -> str:
    """A token signed longer ago than any may live."""
    return _signed_earlier(draft, seconds=61 * 60)


def _revoked(draft: Any) -> str:
    token = _signed_earlier(draft, seconds=60)
    PagePreview.objects.filter(token=token).delete()
    return token


def _signed_earlier(draft: Any, *, seconds: int) -> str:
    with patch("django.core.signing.time.time", return_value=time() - seconds):
        return preview_token(draft)


READERS: tuple[Callable[[World], Reader], ...] = (
    GraphqlReader,
    FileReader,
    PreviewReader,
    EmbedReader,
    FeedReader,
    CountReader,
    SearchReader,
)
