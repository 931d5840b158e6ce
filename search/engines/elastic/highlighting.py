"""Which words of a hit were found, as runs of text; Elasticsearch marks them with signs that no text has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import query as q

from ...highlighting import FRAGMENT
from ...interpretation import Interpretation
from ...query import HighlightedField, Run

_BEGIN, _END = "\uf8f0", "\uf8f1"
_MARKED = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_WHOLE: Mapping[str, Any] = {"number_of_fragments": 0}
_FIELDS: Mapping[HighlightedField, Mapping[str, Any]] = {
    "title": _WHOLE,
    "summary": _WHOLE,
    "body": {"number_of_fragments": 1, "fragment_size": FRAGMENT},
}


def highlight(asked: Interpretation) -> dict[str, Any]:
    """Return what to mark: the words in all variants, and the parts of the reader's own compounds."""
    words = [word.term for variant in asked.variants for word in variant.words]
    terms = list(dict.fromkeys([*words, *(part for word in asked.words for part in word.parts)]))
    return {
        "type": "unified",
        "pre_tags": [_BEGIN],
        "post_tags": [_END],
        "order": "score",
        "fields": {
            field: {**how, "highlight_query": _one_of(field, terms)} for field, how in _FIELDS.items()
        },
    }


def runs(found: Mapping[str, Sequence[str]]) -> dict[HighlightedField, Sequence[Run]]:
    """Return what was marked in a hit, by field."""
    return {field: list(_runs(found[field][0])) for field in _FIELDS if field in found}


def _one_of(field: str, terms: Sequence[str]) -> dict[str, Any]:
    return q.Bool(should=[q.Term(**{field: term}) for term in terms]).to_dict()


def _runs(text: str) -> Iterator[Run]:
    for number, piece in enumerate(_MARKED.split(text)):
        if piece:
            yield Run(piece, number % 2 == 1)
