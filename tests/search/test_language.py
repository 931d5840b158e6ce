"""The language is what the repository lists and editors add, at any moment."""

import pytest
from pytest_django import DjangoAssertNumQueries

from search.language import language
from search.models import SynonymSet, WordPart

pytestmark = pytest.mark.django_db


def test_editors_words_count_at_once_and_no_longer_than_they_exist() -> None:
    # Given
    before = language()
    # When
    words = SynonymSet.objects.create(words=["Fabrik", "Werk, klein"])
    part = WordPart.objects.create(word="Zirkel")
    with_them = language()
    words.delete()
    part.delete()
    # Then
    assert with_them.synonyms == (*before.synonyms, ("Fabrik", "Werk, klein"))
    assert with_them.parts == before.parts | {"zirkel"}
    assert language() is before


def test_it_takes_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert "dialog" in language().parts
