"""The embeds as readers of the graph: every frame and fragment, and the generator's lists."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from cms.pages.models import InitiativePage

from .marks import found
from .schema_edges import Edge
from .world import World

LIST, MAP = Edge("embeds", "list"), Edge("embeds", "map")
EVENTS, PROFILE = Edge("embeds", "events"), Edge("embeds", "initiative")
GENERATOR, CODE, CHOICES = (
    Edge("embeds", "docs"),
    Edge("embeds", "docs", "code"),
    Edge("embeds", "docs", "choices"),
)
TARGETS = {
    LIST: "InitiativePage",
    MAP: "InitiativePage",
    EVENTS: "EventPage",
    PROFILE: "InitiativePage",
    GENERATOR: "InitiativePage",
    CODE: "InitiativePage",
    CHOICES: "Topic",
}
EVERYTHING = slice(None)


class EmbedPages:
    """Takes addresses of embeds, and tells the answer with the secrets in it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = Client()
        self._languages = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]

    def lists(self, part: slice = EVERYTHING) -> Iterator[tuple[Edge, str, str]]:
        """Every page of every list in every language, or only of a part of these lists."""
        every = [
            (edge, language)
            for edge in (LIST, MAP, EVENTS, GENERATOR, CHOICES)
            for language in self._languages
        ]
        for edge, language in every[part]:
            if edge is GENERATOR:
                address = f"/embed/docs?kind=initiative&lang={language}"
                yield edge, address, self._text(address)
            elif edge is CHOICES:
                for kind in ("list", "events"):
                    address = f"/embed/docs?kind={kind}&lang={language}"
                    yield edge, address, self._text(address)
            else:
                yield from self._pages(edge, f"/embed/frame/{edge.field}?limit=100&lang={language}")

    def profiles(self) -> Iterator[tuple[Edge, str, str]]:
        """Every initiative that is known by its id, public or not, and the code that would show it."""
        for secret in self._world.pages():
            if issubclass(secret.model, InitiativePage):
                chosen = f"id={secret.id}&lang={secret.locale}"
                address = f"/embed/frame/initiative?{chosen}"
                yield PROFILE, address, self._text(address)
                address = f"/embed/docs?kind=initiative&{chosen}"
                # The code repeats the id that was asked for; what counts is the title beside it.
                yield CODE, address, self._text(address).replace(str(secret.id), "")

    def reached(self, edge: Edge, text: str) -> set[int]:
        """The secrets of the type that ``edge`` leads to; what is mentioned beside them proves nothing."""
        return {number for number in found(text) if self._world.secrets[number].type_name == TARGETS[edge]}

    def _pages(self, edge: Edge, address: str) -> Iterator[tuple[Edge, str, str]]:
        page, more = 1, True
        while more:
            text = self._text(f"{address}&page={page}")
            yield edge, f"{address}&page={page}", text
            page, more = page + 1, 'rel="next"' in text

    def _text(self, address: str) -> str:
        return self._client.get(address).content.decode()
