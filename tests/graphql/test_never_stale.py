"""Whoever asks after a change has been committed sees it: from any process, kept answer or not."""

import random
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest

from bench.documents import Style, generate
from cms.graphql.execution import executed
from cms.graphql.preparing import Query, prepare
from cms.graphql.published_schema import published_schema
from cms.graphql.tags import change_tags
from cms.published.changes import graph_changed

from .editing import Editors, build
from .serving import Server, servers

ROUNDS = 30
QUESTIONS = 9
GENERATED = 24
Question = tuple[str, dict[str, Any]]

FIXED: tuple[Question, ...] = (
    ("{ initiatives(first: 50) { totalCount nodes { title path topics { name } } } }", {}),
    ('{ initiatives(filter: {topics: ["energie"]}) { nodes { title } } }', {}),
    ("query ($q: String) { initiatives(query: $q, orderBy: TITLE) { nodes { title } } }", {"q": "Titel"}),
    ("{ topics { nodes { name initiatives(first: 5) { totalCount nodes { title } } } } }", {}),
    ('{ page(path: "/initiativen/initiative-1/") { title } }', {}),
    ('{ initiative(slug: "initiative-2") { title topics { name } breadcrumbs { title path } } }', {}),
    ("{ navigation { items { title path children { title path } } } }", {}),
    ('{ redirect(path: "/initiativen/initiative-3/") { target permanent } }', {}),
    ("{ sitemapEntries(first: 50) { totalCount nodes { path lastModified } } }", {}),
)  # fmt: skip


@dataclass
class Client:
    """Asks one server, and keeps what it was given as a browser would."""

    server: Server
    held: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)

    def ask(self, number: int, question: Question, *, anew: bool = False) -> bytes:
        tag, content = ("", b"") if anew else self.held.get(number, ("", b""))
        status, new_tag, body = self.server.ask(*question, tag)
        self.statuses[status] += 1
        if status != 304:
            self.held[number] = tag, content = new_tag, body
        return content


@pytest.mark.django_db(transaction=True)
def test_no_answer_of_any_process_is_older_than_the_last_commit(capsys):
    chance = random.Random(2017)
    build()
    questions, stale, asked, works = _questions(), [], 0, Counter()
    with servers(2) as running:
        clients = [Client(server) for server in running]
        editors = Editors(chance)
        for _ in range(ROUNDS):
            chosen = chance.sample(range(len(questions)), QUESTIONS)
            with _asking_meanwhile(clients, [(number, questions[number]) for number in chosen]):
                works[editors.change_something()] += 1
            for number in chosen:
                fresh = _answer(questions[number])
                for client, anew in product(clients, (False, True)):
                    asked += 1
                    if client.ask(number, questions[number], anew=anew) != fresh:
                        stale.append(questions[number])
    statuses = sum((client.statuses for client in clients), Counter())
    with capsys.disabled():
        sys.stdout.write(
            f"\nStale: {len(stale)} of {asked} answers of {len(clients)} processes"
            f" ({statuses[304]} times 304) after {ROUNDS} changes of {len(works)} kinds.\n"
        )

    assert asked >= 1_000
    assert stale == []
    assert set(statuses) == {200, 304}


@contextmanager
def _asking_meanwhile(clients: list[Client], questions: list[tuple[int, Question]]) -> Iterator[None]:
    """Let every process make answers while the graph changes; what it keeps of them is looked at later."""
    threads = [
        threading.Thread(target=lambda client=client: [client.ask(*question) for question in questions])
        for client in clients
    ]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


@pytest.mark.django_db
def test_an_answer_that_a_change_made_another_shares_a_tag_with_it(django_capture_on_commit_callbacks):
    chance = random.Random(2018)
    build()
    editors, questions, changed = Editors(chance), _questions(), 0
    for _ in range(15):
        before = [_made(question) for question in questions]
        with _told() as tags, django_capture_on_commit_callbacks(execute=True):
            work = editors.change_something()
        for question, (old, answer_tags_) in zip(questions, before, strict=True):
            if _answer(question) != old:
                changed += 1
                assert tags & set(answer_tags_), (work, question)
    assert changed > 50


@contextmanager
def _told() -> Iterator[set[str]]:
    tags: set[str] = set()

    def listen(*, ids, types, **said):
        tags.update(change_tags(ids, types))

    graph_changed.connect(listen)
    yield tags
    graph_changed.disconnect(listen)


def _questions() -> list[Question]:
    """Fixed ones, and random documents over the whole schema that run without an error."""
    style = Style(fields=(3, 25), first=(1, 20), introspection=0)
    generated = (generate(published_schema(), seed, style=style) for seed in range(4 * GENERATED))
    running = [each for each in generated if _runs(each)]
    return [*FIXED, *running[:GENERATED]]


def _runs(question: Question) -> bool:
    try:
        return executed(prepare(Query(*question)), "").faultless
    except Exception:  # noqa: BLE001 - refused, for whatever reason: not a question for this test
        return False


def _answer(question: Question) -> bytes:
    return _made(question)[0]


def _made(question: Question) -> tuple[bytes, tuple[str, ...]]:
    given = executed(prepare(Query(*question)), "")
    return given.content, given.tags
