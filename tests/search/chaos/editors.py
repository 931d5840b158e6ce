"""Editors at work: random publications, some of which are rolled back, on a small world of objects."""

from collections.abc import Callable
from random import Random
from threading import Lock, Thread
from uuid import UUID

from django.db import connection, transaction

from cms.published import store
from cms.published.changes import count_change
from cms.published.models import Node
from cms.published.revision import current_revision, lock_graph
from tests.graphql.rows import row

OBJECTS = [UUID(int=number) for number in range(1, 61)]
TOPICS = [UUID(int=number) for number in range(1001, 1005)]
ROLLED_BACK = 0.15

Change = Callable[[Random], None]


class Failed(Exception):
    """A transaction that ends without a commit, as publications do when something is wrong."""


class Editors:
    """Commits one change after another; the counts are those of all threads."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._lock = Lock()
        self.commits = self.rolled_back = 0

    def prepare(self) -> None:
        """Publish the topics, so that most later changes concern several documents."""
        with transaction.atomic():
            lock_graph()
            for topic in TOPICS:
                row("Topic", f"Thema {topic.int}", id=topic)
            count_change(dict.fromkeys(map(str, TOPICS), "Topic"))

    def colleague(self, commits: int) -> Thread:
        """Let a second editor work at the same time, on a connection of its own."""
        thread = Thread(target=self._work, args=(Random(f"{self._seed} colleague"), commits))
        thread.start()
        return thread

    def commit(self, rng: Random) -> None:
        """Make one change; some end in a rollback and count for nothing."""
        committed = _committed(rng)
        with self._lock:
            self.commits += committed
            self.rolled_back += not committed

    def _work(self, rng: Random, commits: int) -> None:
        try:
            for _ in range(commits):
                self.commit(rng)
        finally:
            connection.close()


def _committed(rng: Random) -> bool:
    try:
        with transaction.atomic():
            lock_graph()
            rng.choices(CHANGES, WEIGHTS)[0](rng)
            if rng.random() < ROLLED_BACK:
                raise Failed
    except Failed:
        return False
    return True


def write(rng: Random) -> None:
    """Publish an object: a new one, one that was withdrawn, or one that gets another title and topic."""
    identity, title = rng.choice(OBJECTS), f"Titel {rng.getrandbits(64):x}"
    topic = Node.objects.get(pk=rng.choice(TOPICS))
    Node.objects.filter(pk=identity).delete()
    row("NewsPage", title, id=identity, topics=[topic])
    count_change({str(identity): "NewsPage"})


def withdraw(rng: Random) -> None:
    store.withdraw([str(identity) for identity in rng.sample(OBJECTS, rng.randint(1, 3))])


def rename_topic(rng: Random) -> None:
    """Change a name under which a quarter of the documents is found."""
    topic = Node.objects.get(pk=rng.choice(TOPICS))
    topic.title = topic.data["name"] = f"Thema {rng.getrandbits(64):x}"
    topic.revision = current_revision() + 1
    topic.save()
    count_change({str(topic.pk): "Topic"})


CHANGES: list[Change] = [write, withdraw, rename_topic]
WEIGHTS = [75, 20, 5]
