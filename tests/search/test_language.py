"""The language is what the repository lists and editors add, at any moment."""

import pytest
from pytest_django import DjangoAssertNumQueries

from search.analysis import Language
from search.language import language, speaking
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


def test_another_language_can_be_spoken_for_a_while() -> None:
    other = Language(frozenset({"zirkel"}))

    with speaking(other):
        assert language() is other

    assert "dialog" in language().parts
