"""From an interpretation to queries: what finds a document, and what it is then worth.

Only terms of ours are sent, never what was typed: Elasticsearch has nothing to parse. What is found is
decided by terms alone, as in the embedded engine; everything else adds to the score of what was found.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import chain

from elasticsearch.dsl import query as q
from elasticsearch.dsl.function import BoostFactor, Exp

from ...interpretation import Interpretation, Variant, Word
from .encoding import microseconds
from .weights import WEIGHTS, Weights

FIELDS = ("title", "summary", "aliases", "names", "body")
MOST_WORDS = 40
"""Words of all variants that are scored; a longer query is found by all of them, sorted by the first."""

_YEAR = 365 * 24 * 3600 * 1_000_000
_AFTER_A_YEAR = 0.3679


def found(asked: Interpretation) -> q.Query:
    """Return the query that finds whatever has one of the words, or all parts of one, anywhere."""
    words = list(_distinct(chain.from_iterable(variant.words for variant in asked.variants)))
    if not words:
        return q.MatchNone()
    whole = [q.Terms(field, [word.term for word in words]) for field in FIELDS]
    divided = [_divided(word) for word in words if word.parts]
    return q.Bool(should=[*whole, *divided], minimum_should_match=1)


def scored(asked: Interpretation, weights: Weights = WEIGHTS) -> q.Query:
    """Return the query that finds the same, and scores it: the best of all variants counts."""
    variants = [_variant(variant, weights) for variant in _scored_variants(asked)]
    exact = q.Match(**{"title.exact": {"query": " ".join(asked.exact), "boost": weights.exact_title}})
    best = q.Bool(filter=[found(asked)], should=[q.DisMax(queries=variants), exact] if variants else [])
    return _recent_news_first(best, weights)


def _scored_variants(asked: Interpretation) -> Iterator[Variant]:
    left = MOST_WORDS
    for variant in asked.variants:
        words = tuple(_distinct(variant.words))[:left]
        left -= len(words)
        if words:
            yield Variant(variant.text, variant.weight, words)


def _variant(variant: Variant, weights: Weights) -> q.Query:
    return q.Bool(
        should=[_covered(variant.words, weights), _phrase(variant, weights)],
        minimum_should_match=1,
        boost=variant.weight,
    )


def _covered(words: Sequence[Word], weights: Weights) -> q.Query:
    """What the words are worth together, times the share of them that stands there: all beat many of one."""
    worth = q.Bool(should=[_word(word, weights) for word in words], minimum_should_match=1)
    if len(words) == 1:
        return worth
    shares = [BoostFactor(filter=_stands(word), weight=1 / len(words)) for word in words]
    return q.FunctionScore(query=worth, functions=shares, score_mode="sum", boost_mode="multiply")


def _word(word: Word, weights: Weights) -> q.Query:
    """A compound is worth what its own term is, or a little of what all its parts are, if these are more."""
    if not word.parts:
        return _term(word.term, weights)
    parts = q.Bool(must=[_term(part, weights) for part in word.parts], boost=weights.parts)
    return q.DisMax(queries=[_term(word.term, weights), parts])


def _term(term: str, weights: Weights) -> q.Query:
    """The best field counts, the others a little; all take the term for as rare as where it is least so."""
    return q.MultiMatch(
        query=term,
        type="cross_fields",
        analyzer="keyword",
        fields=[f"{field}^{weights.of(field)}" for field in FIELDS],
        tie_breaker=weights.other_fields,
    )


def _phrase(variant: Variant, weights: Weights) -> q.Query:
    """The words in their order count once, wherever that is most."""
    boosts = {"title": weights.title_phrase, "summary": weights.text_phrase, "body": weights.text_phrase}
    asked = {"query": variant.text, "slop": 1}
    return q.DisMax(queries=[q.MatchPhrase(**{field: asked | {"boost": boosts[field]}}) for field in boosts])


def _recent_news_first(best: q.Query, weights: Weights) -> q.Query:
    """News alone grow old; counted in whole days, so that the pages of one search agree."""
    today = microseconds(datetime.combine(datetime.now(UTC).date(), time(), UTC))
    decay = {"origin": today, "scale": _YEAR, "decay": _AFTER_A_YEAR}
    news = q.Bool(filter=[q.Term(type="NewsPage"), q.Exists(field="date")])
    functions = [BoostFactor(weight=1), Exp(date=decay, filter=news, weight=weights.latest_news)]
    return q.FunctionScore(query=best, functions=functions, score_mode="sum", boost_mode="multiply")


def _stands(word: Word) -> q.Query:
    whole = _anywhere(word.term)
    return q.Bool(should=[whole, _divided(word)], minimum_should_match=1) if word.parts else whole


def _divided(word: Word) -> q.Query:
    return q.Bool(filter=[_anywhere(part) for part in word.parts])


def _anywhere(term: str) -> q.Query:
    return q.Bool(should=[q.Term(**{field: term}) for field in FIELDS], minimum_should_match=1)


def _distinct(words: Iterable[Word]) -> Sequence[Word]:
    return list({(word.term, word.parts): word for word in words}.values())
