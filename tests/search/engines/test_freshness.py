"""An answer may be kept only if whatever changed can be found: written, and seen by the index."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from cms.published.revision import last_change, next_revision
from search.engines.elastic import freshness
from search.engines.elastic.freshness import Freshness
from search.models import Mark

pytestmark = pytest.mark.django_db


def test_what_waits_to_be_written_is_not_found_yet() -> None:
    next_revision()
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    Mark.objects.create(id=uuid4(), token=uuid4(), marked_at=moment + timedelta(hours=1))
    Mark.objects.create(id=uuid4(), token=uuid4(), marked_at=moment)

    assert Freshness().through() == moment


def test_a_mark_of_the_last_change_keeps_it_from_being_promised() -> None:
    # Given a change, dated by the second, and its mark, dated later within the same second
    next_revision()
    changed = last_change().changed_at
    assert changed
    Mark.objects.create(id=uuid4(), token=uuid4(), marked_at=changed + timedelta(milliseconds=700))
    # Then
    assert Freshness().through() == changed - timedelta(microseconds=1)


def test_what_was_just_written_is_found_after_the_index_was_refreshed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given nothing left to be written
    now = 100.0
    monkeypatch.setattr(freshness, "monotonic", lambda: now)
    next_revision()
    changed, known = last_change().changed_at, Freshness()
    assert changed
    # When asked at once and a second later, then the last change is not promised
    assert known.through() == changed - timedelta(microseconds=1)
    now += 1
    assert known.through() == changed - timedelta(microseconds=1)
    # And after two seconds it is
    now += 1
    assert known.through() == changed
    # Until the next change
    next_revision()
    latest = last_change().changed_at
    assert latest
    assert known.through() == latest - timedelta(microseconds=1)


def test_a_change_that_comes_while_it_is_asked_is_not_promised_once_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a change and its mark that are committed between the first statement and the second
    now = 100.0
    monkeypatch.setattr(freshness, "monotonic", lambda: now)
    next_revision()
    known, arrived = Freshness(), []

    def change_after_the_first(execute: Any, *statement: Any) -> Any:
        result = execute(*statement)
        if not arrived:
            arrived.append(True)
            next_revision()
            Mark.objects.create(id=uuid4(), token=uuid4(), marked_at=datetime.now(UTC))
        return result

    with connection.execute_wrapper(change_after_the_first):
        known.through()
    # When it is written long afterwards, then nobody knows yet that it can be found
    now += 60
    Mark.objects.all().delete()
    latest = last_change().changed_at
    assert latest
    assert known.through() == latest - timedelta(microseconds=1)
