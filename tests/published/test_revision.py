"""The first statement of a request, asked over a connection that has died in the meantime."""

from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from cms.feeds.site import feed_state
from cms.published.revision import Change, first_statement, last_change, told_before

pytestmark = pytest.mark.django_db(transaction=True)


def end_the_connection() -> None:
    """As a restarted database or a network device would, while nobody is looking."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [own])
    finally:
        other.close()


def test_a_connection_that_died_is_replaced() -> None:
    before = last_change()
    end_the_connection()

    assert first_statement(last_change) == before


@pytest.mark.parametrize("address", ["/feeds/v1/news.rss", "/sitemap.xml", "/embed/frame/list"])
def test_a_reader_notices_nothing(address: str) -> None:
    end_the_connection()

    assert Client().get(address).status_code == 200


def test_inside_of_a_transaction_nothing_is_asked_twice() -> None:
    def lose_it_halfway() -> None:
        with transaction.atomic():
            end_the_connection()
            first_statement(last_change)

    with pytest.raises(OperationalError):
        lose_it_halfway()


def test_what_was_told_before_is_told_once_and_to_nobody_else(django_assert_num_queries: Any) -> None:
    state = Change(41, None)

    with told_before(last_change, state):
        with django_assert_num_queries(0):
            assert first_statement(last_change) == state
        with django_assert_num_queries(1):
            assert first_statement(last_change) != state
    with told_before(last_change, state), django_assert_num_queries(1):
        assert first_statement(feed_state).revision != 41
    with told_before(last_change, state):
        pass
    assert first_statement(last_change) != state
