"""The memory of documents is bounded, whoever asks."""

import pytest
from django.test import Client

from cms.graphql.documents import _remembered
from cms.graphql.remembering import Remembered


def test_the_latest_results_are_kept_up_to_a_total_length():
    asked: list[str] = []
    lengths = Remembered(lambda text: asked.append(text) or len(text), most_characters=6)

    results = [lengths(text) for text in ("aaa", "bbb", "aaa", "cc", "bbb", "aaa")]

    assert results == [3, 3, 3, 2, 3, 3]
    assert asked == ["aaa", "bbb", "cc", "bbb", "aaa"]
    assert len(lengths) == 2


def test_a_text_longer_than_the_whole_memory_is_answered_and_forgotten():
    lengths = Remembered(len, most_characters=2)
    assert (lengths("aaa"), len(lengths)) == (3, 0)


@pytest.mark.django_db
def test_strangers_cannot_fill_the_memory_with_documents():
    for number in range(40):
        Client().post(
            "/graphql/", {"query": "{ " + f"a{number} " * 2500 + "}"}, content_type="application/json"
        )
    assert len(_remembered) < 20
