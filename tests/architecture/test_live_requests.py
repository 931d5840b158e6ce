"""What the browser tests rely on when they end: the server itself says when it has answered everybody."""

import threading
import time

import pytest

from tests import live_requests
from tests.live_requests import LiveRequests


def test_rest_begins_after_the_last_answer():
    counted = LiveRequests()
    counted.begun()
    ended = []

    def answer_late():
        time.sleep(0.3)
        ended.append(True)
        counted.ended()

    thread = threading.Thread(target=answer_late)
    thread.start()
    counted.await_rest()

    assert ended == [True]
    thread.join()


def test_an_answer_that_never_ends_is_named(monkeypatch):
    monkeypatch.setattr(live_requests, "LONGEST", 0.1)
    counted = LiveRequests()
    counted.begun()

    with pytest.raises(TimeoutError, match="1 requests are still being answered"):
        counted.await_rest()
