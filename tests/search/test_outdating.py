"""What editors say about words changes what is found: kept answers of before are not given any more."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.graphql.purging import answers_outdated
from cms.published.revision import current_revision
from search.models import SynonymSet
from search.outdating import outdate_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced() -> Iterator[list[frozenset[str]]]:
    tags: list[frozenset[str]] = []

    def hear(**said: object) -> None:
        tags.append(said["tags"])  # type: ignore[arg-type]

    answers_outdated.connect(hear)
    yield tags
    answers_outdated.disconnect(hear)


def test_synonyms_raise_the_revision_when_saved_and_when_deleted() -> None:
    # Given
    before = current_revision()
    # When
    words = SynonymSet.objects.create(words=["H2", "Wasserstoff"])
    saved = current_revision()
    words.delete()
    # Then
    assert (saved, current_revision()) == (before + 1, before + 2)


def test_caches_in_front_forget_everything_once_it_is_committed(
    announced: list[frozenset[str]], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    # When
    with django_capture_on_commit_callbacks() as callbacks:
        outdate_answers()
    # Then
    assert announced == []
    for callback in callbacks:
        callback()
    assert announced == [frozenset({"graph"})]
