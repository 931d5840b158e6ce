"""The empty graph: filled and read by the code of the site, invisible to everybody else, gone afterwards."""

import pytest
from django.db import connection

from cms.published.models import Node
from search.evaluation.shadows import analyse, empty_graph
from search.models import IndexedDocument, SynonymSet
from tests.factories.snippets import TopicFactory

pytestmark = pytest.mark.django_db


def test_what_is_published_stands_behind_it() -> None:
    TopicFactory(name="Wasserstoff")
    assert Node.objects.filter(type="Topic").count() == 1

    with empty_graph():
        assert Node.objects.count() == 0
        TopicFactory(name="Logistik")
        analyse()
        assert [node.title for node in Node.objects.all()] == ["Logistik"]

    assert [node.title for node in Node.objects.filter(type="Topic")] == ["Wasserstoff"]
    assert _temporary_tables() == []


def test_it_has_the_indexes_and_columns_of_what_it_hides() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [IndexedDocument._meta.db_table, "public"])
        behind = cursor.fetchall()
    with empty_graph(), connection.cursor() as cursor:
        cursor.execute(_INDEXES, [IndexedDocument._meta.db_table, "pg_temp%"])
        assert cursor.fetchall() == behind


def test_words_of_editors_count_in_it_too() -> None:
    SynonymSet.objects.create(words=["Azubi", "Lehrling"])

    with empty_graph():
        assert SynonymSet.objects.count() == 1


def test_a_failure_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_in_an_empty_graph()

    assert _temporary_tables() == []
    assert not Node.objects.filter(type="Topic").exists()


def _fail_in_an_empty_graph() -> None:
    with empty_graph():
        TopicFactory(name="Logistik")
        raise ZeroDivisionError


_INDEXES = """
    SELECT count(*), bool_or(indisunique), bool_or(indisprimary) FROM pg_index
    JOIN pg_class ON pg_class.oid = indrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relname = %s AND nspname LIKE %s
"""


def _temporary_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'")
        return [name for (name,) in cursor.fetchall()]
