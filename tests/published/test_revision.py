"""The first statement of a request, asked over a connection that has died in the meantime."""

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from cms.published.revision import first_statement, last_change

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
