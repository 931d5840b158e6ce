"""Two clients that ask as much as they can, on a server with two threads: everybody else is answered."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from tests.graphql.rows import row
from tests.graphql.serving import Server, servers

HOSTILE = ("198.51.100.1", "198.51.100.2")
CONNECTIONS = 4
VISITS = 60
PAGE = "{ initiatives(first: 20) { totalCount nodes { title path topics { name } } } }"
DEAR = "{ a%d: initiatives(first: 100) { nodes { title topics { name } } } }"
LIMITED = {"API_COST_PER_MINUTE": "2000", "API_CONCURRENT": "1", "TRUSTED_PROXIES": "127.0.0.1"}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_visitor_is_refused_while_hostile_clients_are() -> None:
    for number in range(100):
        row("InitiativePage", f"Initiative {number}", topics=[row("Topic", f"Thema {number}")])
    with servers(1, **LIMITED) as (server,), _attacked(server) as statuses:
        visits = Counter(server.ask(PAGE, address=f"192.0.2.{number}")[0] for number in range(VISITS))

    assert visits == {200: VISITS}
    for address in HOSTILE:
        assert set(statuses[address]) == {200, 429}
        assert statuses[address][429] > statuses[address][200]


@contextmanager
def _attacked(server: Server) -> Iterator[dict[str, Counter[int]]]:
    """Dear queries that nobody asked before, over several connections, again as soon as they are answered."""
    statuses: dict[str, Counter[int]] = {address: Counter() for address in HOSTILE}
    numbers, over = count(), threading.Event()

    def insist(address: str) -> None:
        connection = server.sibling()
        while not over.is_set():
            query = (
                f"{{ a{next(numbers)}: initiatives(first: 100) {{ nodes {{ title topics {{ name }} }} }} }}"
            )
            statuses[address][connection.ask(query, address=address)[0]] += 1

    threads = [threading.Thread(target=insist, args=(address,)) for address in HOSTILE * CONNECTIONS]
    for thread in threads:
        thread.start()
    yield statuses
    over.set()
    for thread in threads:
        thread.join()
