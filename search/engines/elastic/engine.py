"""The engine: what is asked, put to Elasticsearch in one request, and its answer in our terms."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings

from cms.published.filters import is_uuid

from ...interpretation import interpret
from ...language import language
from ...query import Bounds, Cluster, Outcome, Request, Spelling, Suggestion
from ...spelling import corrections
from ..second_try import ENOUGH, MOST_CORRECTIONS, widened
from .client import answer
from .clustering import clusters, clusters_body
from .counting import known
from .freshness import FRESHNESS
from .relating import related_body
from .searching import Question
from .suggesting import suggest_body, suggestions


class ElasticEngine:
    """Elasticsearch, as an index named by an alias knows it."""

    name = "elastic"

    def __init__(self, index: str | None = None, *, patience: float | None = None) -> None:
        self._index = index or settings.ELASTICSEARCH_PREFIX
        self._url = settings.ELASTICSEARCH_URL
        self._patience = patience

    def search(self, request: Request) -> Outcome:
        """Return what ``request`` finds; where that is next to nothing, also what it probably meant."""
        current = language()
        asked = interpret(request.listing.query or "", current)
        question = Question(request, asked, asked, known(request.listing, request.facets))
        found = self._ask(question)
        total = _total(found)
        if asked.exact and total < ENOUGH:
            others = corrections(asked.text, most=MOST_CORRECTIONS)
            wider = widened(asked, others, current, found=total)
            if wider.variants != asked.variants:
                meant = [interpret(other, current) for other in others] if request.spelling else []
                question = replace(question, looked_for=wider, spellings=meant)
                found = self._ask(question)
        return _outcome(question, found, _spelling(question, found, than=total))

    def suggest(self, prefix: str, *, kinds: Sequence[str], locale: str, first: int) -> Sequence[Suggestion]:
        """Return objects with title words that begin as ``prefix`` does, those that begin with it first."""
        body = suggest_body(prefix, kinds, locale, first)
        return suggestions(self._answer(body)) if body else []

    def clusters(self, request: Request, bounds: Bounds, zoom: int) -> Sequence[Cluster]:
        """Return where the objects of ``request`` lie, the largest clusters first."""
        asked = interpret(request.listing.query or "", language())
        return list(clusters(self._answer(clusters_body(request.listing, asked, bounds, zoom))))

    def related(self, identity: str, *, locale: str, first: int) -> Sequence[str]:
        """Return objects that share rare words and names with this one."""
        if not is_uuid(identity):
            return []
        found = self._answer(related_body(identity, locale, first))
        return [hit["_id"] for hit in found["hits"]["hits"]]

    def indexed_through(self) -> datetime | None:
        """Return through which instant whatever changed was written and can be found by now."""
        return FRESHNESS.through()

    def _ask(self, question: Question) -> Mapping[str, Any]:
        steady = hashlib.sha256(question.request.listing.binding).hexdigest()[:16]
        return self._answer(question.body, steady=steady)

    def _answer(self, body: Mapping[str, Any], *, steady: str = "") -> Mapping[str, Any]:
        return answer(self._url, self._index, body, steady=steady, patience=self._patience)


def _outcome(question: Question, found: Mapping[str, Any], spelling: Spelling | None) -> Outcome:
    return Outcome(
        hits=question.hits(found),
        has_next=len(found["hits"]["hits"]) > question.request.listing.first,
        total=_total(found) if question.request.total else 0,
        facets=question.facets(found),
        spelling=spelling,
    )


def _total(found: Mapping[str, Any]) -> int:
    return int(found["hits"].get("total", {"value": 0})["value"])


def _spelling(question: Question, found: Mapping[str, Any], *, than: int) -> Spelling | None:
    """Return the first other spelling that finds more ``than`` the query itself."""
    totals = question.totals_of_spellings(found) if question.spellings else ()
    for other, total in zip(question.spellings, totals, strict=True):
        if total > than:
            return Spelling(other.text, total)
    return None
