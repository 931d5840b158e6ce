"""Filters are left out of all chains at once, in Python and in what Elasticsearch is told, for a while."""

from search.analysis import Token, elasticsearch_analysis, index_tokens, query_tokens
from search.analysis.chains import GENDER, GERMAN, leaving_out

PARTS = frozenset({"bürger"})
TEXT = "Die Bürger*innen der Dörfer"


def terms(tokens: list[Token]) -> list[str]:
    return [token.term for token in tokens]


def test_without_gender_every_form_of_a_person_is_a_word_of_its_own() -> None:
    with leaving_out(GENDER):
        assert terms(query_tokens(TEXT)) == ["burger", "inn", "dorf"]

    assert terms(query_tokens(TEXT)) == ["burger", "dorf"]


def test_without_german_the_terms_are_words_in_lower_case() -> None:
    with leaving_out(GERMAN):
        assert terms(index_tokens(TEXT, frozenset())) == ["die", "bürger", "innen", "der", "dörfer"]

    assert terms(index_tokens(TEXT, PARTS)) == ["burger", "dorf"]


def test_elasticsearch_is_told_the_same() -> None:
    with leaving_out(GERMAN):
        query = elasticsearch_analysis(PARTS)["analyzer"]["german_query"]

    assert (query["char_filter"], query["filter"]) == ([], ["lowercase"])
    assert "gender_mark" in elasticsearch_analysis(PARTS)["analyzer"]["german_query"]["char_filter"]
