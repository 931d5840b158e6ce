"""Autocompletion: titles with words that begin as what was typed so far."""

from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl import query as q

from cms.published.folding import sort_key

from ...analysis import suggest_tokens
from ...query import Suggestion
from .filtering import belonging

SHORTEST = 2
"""Letters of the shortest beginning that is indexed."""


def suggest_body(prefix: str, types: Sequence[str], locale: str, first: int) -> dict[str, Any] | None:
    """Return what is sent; ``None`` where nothing was typed. Of a shorter title, more was typed."""
    terms = [token.term for token in suggest_tokens(prefix)]
    if not terms:
        return None
    begins = q.ConstantScore(filter=q.Prefix(sort_title=sort_key(prefix)))
    query = q.Bool(filter=[*map(_begun, terms), *belonging(types, locale)], should=[begins])
    order = [{"_score": "desc"}, {"title_length": "asc"}, {"sort_title": "asc"}, {"id": "asc"}]
    body: dict[str, Any] = Search().query(query).source(["type"]).extra(size=first, sort=order).to_dict()
    return body | {"track_total_hits": False}


def suggestions(answer: Mapping[str, Any]) -> list[Suggestion]:
    return [Suggestion(hit["_id"], hit["_source"]["type"]) for hit in answer["hits"]["hits"]]


def _begun(term: str) -> q.Query:
    return q.Prefix(suggest=term) if len(term) < SHORTEST else q.Term(suggest=term)
