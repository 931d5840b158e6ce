"""How often Elasticsearch is asked: once for a search, and again only where that finds next to nothing."""

from typing import Any

import pytest
from elastic_transport import Transport

from cms.published.turns import turns
from search.query import Request
from tests.graphql.rows import row
from tests.search.contract.subject import Subject, elastic, listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject(elasticsearch: Any) -> Subject:
    found = elastic(elasticsearch)
    for number in range(3):
        row("NewsPage", f"Wasserstoff {number}", summary="Industrie")
    found.settle()
    return found


@pytest.fixture
def requests(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are asked for, in their order."""
    asked: list[str] = []
    perform = Transport.perform_request

    def counted(self: Transport, method: str, target: str, **given: Any) -> Any:
        asked.append(target.partition("?")[0].rpartition("/")[2])
        return perform(self, method, target, **given)

    monkeypatch.setattr(Transport, "perform_request", counted)
    return asked


def everything(query: str) -> Request:
    return Request(
        listing(query), facets=("topics", "kinds", "regions", "level"), highlights=True, spelling=True
    )


def test_hits_facets_and_highlights_are_one_request(subject: Subject, requests: list[str]) -> None:
    assert subject.engine.search(everything("Wasserstoff")).total == 3
    assert requests == ["_search"]


def test_next_to_nothing_is_asked_again_with_what_was_probably_meant(
    subject: Subject, requests: list[str]
) -> None:
    outcome = subject.engine.search(everything("Waserstoff"))
    assert (outcome.total, outcome.spelling and outcome.spelling.query) == (3, "wasserstoff")
    assert requests == ["_search", "_search"]


def test_suggestions_are_one_request_and_nothing_typed_is_none(subject: Subject, requests: list[str]) -> None:
    assert len(subject.engine.suggest("Was", kinds=(), locale="de", first=5)) == 3
    assert requests == ["_search"]
    assert list(subject.engine.suggest(" ", kinds=(), locale="de", first=5)) == []
    assert requests == ["_search"]


def test_while_elasticsearch_is_asked_others_have_their_turn(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_taken: list[bool] = []
    perform = Transport.perform_request

    def watched(self: Transport, method: str, target: str, **given: Any) -> Any:
        was_taken.append(turns().is_taken)
        return perform(self, method, target, **given)

    monkeypatch.setattr(Transport, "perform_request", watched)
    turns().want()
    with turns().taken():
        assert subject.engine.search(everything("Wasserstoff")).total == 3
        assert turns().is_taken

    assert was_taken == [False]
