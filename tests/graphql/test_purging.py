"""Caches in front of us learn what to forget, and what they do with it harms nobody."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cms.graphql.purging import TAGS_AT_ONCE, answers_outdated, send_purge
from cms.graphql.tags import MOST_BYTES, answer_tags, change_tags
from cms.pages.models import InitiativePage
from cms.published.dependencies import Dependencies
from tests.factories.pages import InitiativePageFactory, publish
from tests.factories.snippets import TopicFactory

IDS = [f"00000000-0000-4000-8000-{number:012d}" for number in range(250)]


class Cache(HTTPServer):
    """A cache that writes down what it is told."""

    told: list[tuple[str, str, str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: Cache

    def do_PURGE(self) -> None:
        said = self.headers
        self.server.told.append((self.command, self.path, said["Surrogate-Key"], said["Cache-Tag"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *message: object) -> None: ...


@pytest.fixture
def front_cache(settings) -> Iterator[Cache]:
    server = Cache(("127.0.0.1", 0), _Handler)
    server.told = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.PURGE_URL = f"http://127.0.0.1:{server.server_port}/graphql/"
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.django_db
def test_a_publication_tells_the_cache_ids_types_and_that_pages_changed(
    front_cache, django_capture_on_commit_callbacks
):
    page = InitiativePageFactory(title="Alt")
    page.title = "Neu"

    with django_capture_on_commit_callbacks(execute=True):
        publish(page)

    tags = sorted([str(page.uuid), "InitiativePage", "Page", "graph"])
    assert front_cache.told == [("PURGE", "/graphql/", " ".join(tags), ",".join(tags))]


@pytest.mark.django_db
def test_a_record_is_no_page(front_cache, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        topic = TopicFactory()
    assert [keys for _, _, keys, _ in front_cache.told] == [
        " ".join(sorted([str(topic.uuid), "Topic", "graph"]))
    ]


def test_many_tags_are_sent_in_pieces(front_cache):
    send_purge(tags=set(IDS))
    sent = [keys.split() for _, _, keys, _ in front_cache.told]
    assert [len(keys) for keys in sent] == [TAGS_AT_ONCE, TAGS_AT_ONCE, 50]
    assert [tag for keys in sent for tag in keys] == IDS
    assert max(len(tags) for *_, tags in front_cache.told) <= 4_000


@pytest.mark.django_db(transaction=True)
def test_a_cache_that_does_not_answer_harms_nobody(settings, caplog):
    settings.PURGE_URL = "http://127.0.0.1:9/"
    heard = []

    def listen(*, tags, **said):
        heard.append(tags)

    answers_outdated.connect(listen)
    page = InitiativePageFactory(title="Trotzdem")
    answers_outdated.disconnect(listen)

    assert InitiativePage.objects.get().live
    assert {str(page.uuid), "InitiativePage", "Page", "graph"} in heard
    assert "send_purge" in caplog.text


def test_tags_of_an_answer_and_of_a_change_meet():
    for name, identity in (("Topic", IDS[0]), ("InitiativePage", IDS[1])):
        change = change_tags({identity}, {name})
        assert change & set(answer_tags(Dependencies(rows={identity: name})))
        assert change & set(answer_tags(Dependencies(rows={identity: ""})))
        assert change & set(answer_tags(Dependencies(types={name})))
        assert change & set(answer_tags(Dependencies(rows=dict.fromkeys(IDS, name))))
        assert change & set(answer_tags(Dependencies(rows=dict.fromkeys(IDS, ""))))
        assert change & set(answer_tags(Dependencies()))


@pytest.mark.parametrize("rows", [0, 1, 37, 38, 39, 250])
def test_tags_are_bounded(rows):
    mixed = {identity: ("Topic", "Region", "")[number % 3] for number, identity in enumerate(IDS[:rows])}
    tags = answer_tags(Dependencies(rows=mixed, types={"InitiativePage"}))
    assert len(",".join(tags)) <= MOST_BYTES
    assert tags[0] == "InitiativePage"
