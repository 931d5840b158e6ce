"""How long a statement may run: for visitors a moment, for editors as long as it takes."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cms.operations.statement_timeout import limit_statements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def unlimited_again():
    yield
    limit_statements(0)


def timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_statements_of_visitors_are_limited_and_those_of_editors_are_not(settings):
    settings.STATEMENT_TIMEOUT_MS = 3000
    client = Client()
    client.get("/graphql/?query={__typename}")
    assert timeout() == "3s"
    client.get("/admin/login/")
    assert timeout() == "0"


def test_a_statement_that_takes_too_long_is_ended():
    limit_statements(50)
    with pytest.raises(OperationalError, match="statement timeout"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")


def test_it_costs_a_statement_only_where_it_changes(django_assert_num_queries):
    limit_statements(50)
    with django_assert_num_queries(0):
        limit_statements(50)
    with django_assert_num_queries(1):
        limit_statements(60)


def test_a_connection_that_died_is_replaced_by_one_with_the_limit():
    limit_statements(50)
    connection.connection.close()
    limit_statements(70)
    limit_statements(70)
    assert timeout() == "70ms"
