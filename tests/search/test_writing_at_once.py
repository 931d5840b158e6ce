"""Two publications at once, on connections of their own, leave an index that equals one written anew."""

import pytest

from search.models import IndexedDocument, KnownWord
from search.writing import renew
from tests.published.test_concurrency import PAIRS, at_once, family

pytestmark = pytest.mark.django_db(transaction=True)


def index() -> tuple[list[object], ...]:
    """Everything that is written beside the graph."""
    columns = ("id", "revision", "own", "names", "exact", "words", "name_words")
    return (
        list(IndexedDocument.objects.order_by("pk").values_list(*columns)),
        list(KnownWord.objects.order_by("pk").values_list("word", "uses", "spelling")),
    )


def test_the_index_is_right_whoever_comes_first() -> None:
    # Given publications of all pairs
    for pair in PAIRS.values():
        at_once(*pair(family()))
    found = index()
    # When everything is written anew, then nothing is different
    renew()
    assert found == index()
    assert all(found)
