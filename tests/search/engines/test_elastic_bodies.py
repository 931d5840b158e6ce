"""What Elasticsearch is sent, and what its answers mean; no server is asked here."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cms.published.cursors import Position
from cms.published.held import Held
from cms.published.listing import Listing
from cms.published.orders import DATE_DESC, DISTANCE, RELEVANCE, TITLE, Near, Order
from search.analysis import Language
from search.documents import Document
from search.engines.elastic.clustering import clusters_body
from search.engines.elastic.counting import Known
from search.engines.elastic.encoding import instant, microseconds, source
from search.engines.elastic.highlighting import runs
from search.engines.elastic.searching import Question
from search.engines.elastic.suggesting import suggest_body
from search.family import SEARCH, TYPES
from search.interpretation import interpret
from search.query import Bounds, Request, Run

KNOWN = Language(frozenset({"industrie", "dialog"}), (("laube", "pergel"),))


def question(query: str | None = None, known: Known | None = None, **given: Any) -> Question:
    """A question for the first ten, best first."""
    asked = {name: given.pop(name) for name in ("rows", "total", "facets", "highlights") if name in given}
    listing = Listing(**{"family": SEARCH, "order": RELEVANCE, "first": 10, "locale": "de", **given})
    listing = replace(listing, query=query)
    found = interpret(query or "", KNOWN)
    return Question(Request(listing, **asked), found, found, known or {})


def strings(value: Any) -> set[str]:
    """Every string in a body, keys aside."""
    if isinstance(value, dict):
        return set().union(*map(strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(strings, value))
    return {value} if isinstance(value, str) else set()


def test_only_pages_of_the_language_and_records_are_found_and_never_tombstones() -> None:
    assert question().body["query"]["bool"]["filter"] == [
        {"terms": {"type": list(TYPES)}},
        {"terms": {"locale": ["", "de"]}},
    ]


@pytest.mark.parametrize("query", ['title:"x" AND (y OR *)', "/.*/", "a~2 +b -c", '{"match_all": {}}'])
def test_nothing_of_a_query_is_syntax(query: str) -> None:
    body = str(question(query, highlights=True).body)

    assert "query_string" not in body
    assert "regexp" not in body
    assert query not in strings(question(query).body["query"]["bool"]["filter"])


def test_what_is_found_is_decided_by_terms_of_ours() -> None:
    (scored,) = question("Industriedialoge").body["query"]["bool"]["must"]
    (found,) = scored["function_score"]["query"]["bool"]["filter"]

    whole, divided = found["bool"]["should"][:5], found["bool"]["should"][5:]
    assert whole[0] == {"terms": {"title": ["industriedialog"]}}
    (every,) = divided
    assert [part["bool"]["should"][0] for part in every["bool"]["filter"]] == [
        {"term": {"title": "industri"}},
        {"term": {"title": "dialog"}},
    ]


def scored_variants(query: str) -> list[Any]:
    """What is asked to score the ways to say ``query``."""
    (scored,) = question(query).body["query"]["bool"]["must"]
    best, _exact = scored["function_score"]["query"]["bool"]["should"]
    variants: list[Any] = best["dis_max"]["queries"]
    return variants


def test_a_word_is_as_rare_in_one_field_as_in_another() -> None:
    (variant,) = scored_variants("Bündnisse")

    assert variant["bool"]["should"][0]["bool"]["should"] == [
        {
            "multi_match": {
                "query": "bundnis",
                "type": "cross_fields",
                "analyzer": "keyword",
                "fields": ["title^2.5", "summary^2.0", "aliases^2.0", "names^2.0", "body^1.5"],
                "tie_breaker": 0.7,
            }
        }
    ]


def test_a_score_is_multiplied_by_the_share_of_the_words_that_are_there() -> None:
    (variant,) = scored_variants("Bündnisse im Norden")

    covered = variant["bool"]["should"][0]["function_score"]
    assert (covered["score_mode"], covered["boost_mode"]) == ("sum", "multiply")
    assert [each["weight"] for each in covered["functions"]] == [0.5, 0.5]
    assert [each["filter"]["bool"]["should"][0] for each in covered["functions"]] == [
        {"term": {"title": "bundnis"}},
        {"term": {"title": "nord"}},
    ]


def test_only_stop_words_find_nothing_and_no_words_everything() -> None:
    (scored,) = question("der die das").body["query"]["bool"]["must"]
    assert scored["function_score"]["query"]["bool"]["filter"] == [{"match_none": {}}]

    assert "must" not in question("???").body["query"]["bool"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (RELEVANCE, [{"_score": "desc"}, {"id": "desc"}]),
        (DATE_DESC, [{"date": {"order": "desc", "missing": -62135596800000000}}, {"id": "desc"}]),
        (TITLE, [{"sort_title": "asc"}, {"id": "asc"}]),
        (
            DISTANCE,
            [
                {"_geo_distance": {"location": {"lat": 1.0, "lon": 2.0}, "order": "asc", "unit": "km"}},
                {"id": "asc"},
            ],
        ),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_order_ends_with_the_id(order: Order, expected: list[Any]) -> None:
    assert question("Industrie", order=order, near=Near(1.0, 2.0, 5.0)).body["sort"] == expected


def test_without_a_query_the_newest_come_first() -> None:
    assert question(order=RELEVANCE).body["sort"] == question(order=DATE_DESC).body["sort"]


@pytest.mark.parametrize(
    ("order", "key", "expected"),
    [
        (RELEVANCE, 1.5, 1.5),
        (TITLE, "ahre", "ahre"),
        (DATE_DESC, "2026-01-01T00:00:00.000001+00:00", 1767225600000001),
    ],
)
def test_a_page_goes_on_after_key_and_id(order: Order, key: Any, expected: Any) -> None:
    body = question("Industrie", order=order, after=Position(key, "i")).body

    assert (body["search_after"], body["size"]) == ([expected, "i"], 11)


def test_days_are_those_of_the_site() -> None:
    filters = {"from": date(2026, 7, 1), "to": date(2026, 7, 1)}
    *_, first, last = question(filters=filters).body["query"]["bool"]["filter"]

    start, end = first["range"]["date"]["gte"], last["range"]["date"]["lte"]
    assert instant(start) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert instant(end + 1) == datetime(2026, 7, 1, 22, tzinfo=UTC)


def test_instants_are_kept_to_the_microsecond() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
    assert instant(microseconds(moment)) == moment


def test_a_facet_leaves_out_its_own_selection() -> None:
    known = {"topics": Held(labels={"klima": "Klima"}), "kinds": Held(labels={"NEWS": "Meldung"})}
    filters = {"topics": ["klima"], "kinds": ["NEWS"]}
    body = question(known=known, filters=filters, facets=("topics", "kinds")).body

    topics, kinds = ({"terms": {f"keys.{name}": filters[name]}} for name in ("topics", "kinds"))
    assert body["aggs"]["topics"]["filter"] == {"bool": {"filter": [kinds]}}
    assert body["aggs"]["kinds"]["filter"] == {"bool": {"filter": [topics]}}
    assert sorted(map(str, body["post_filter"]["bool"]["filter"])) == sorted(map(str, (topics, kinds)))
    assert body["aggs"]["topics"]["aggs"]["values"] == {
        "terms": {"field": "keys.topics", "include": ["klima"], "size": 1}
    }


def test_values_that_nothing_has_are_shown_where_they_are_selected() -> None:
    labels = {"a": "A", "b": "B", "c": "C"}
    known = {"topics": Held(labels=labels, offered={value: {value} for value in labels})}
    asked = question(known=known, filters={"topics": ["c"]}, facets=("topics",))
    counted = {"values": {"buckets": [{"key": "b", "doc_count": 2}]}, "missing": {"doc_count": 4}}

    (facet,) = asked.facets({"aggregations": {"topics": counted}})

    assert [(each.value, each.count, each.selected) for each in facet.buckets] == [
        ("b", 2, False),
        ("c", 0, True),
    ]
    assert facet.missing == 4


def test_only_what_is_wanted_is_asked_for() -> None:
    counted = question("Industrie", rows=False, highlights=True).body
    assert (counted["size"], counted["track_total_hits"], "highlight" in counted) == (0, True, False)

    assert question(total=False).body["track_total_hits"] is False


def test_marks_become_runs_and_never_markup() -> None:
    found = {"title": ["Der \uf8f0Dialog\uf8f1 <b>"], "body": ["\uf8f0A\uf8f1\uf8f0B\uf8f1"]}
    assert runs(found) == {
        "title": [Run("Der ", False), Run("Dialog", True), Run(" <b>", False)],
        "body": [Run("A", True), Run("B", True)],
    }


def test_a_part_of_the_map_may_cross_the_date_line() -> None:
    asked = question()
    body = clusters_body(asked.request.listing, asked.asked, Bounds(-30, 170, 0, -170), 8)

    assert body["query"]["bool"]["filter"][-1] == {
        "geo_bounding_box": {
            "location": {
                "top_left": {"lat": 0, "lon": 170},
                "bottom_right": {"lat": -30, "lon": -170},
            }
        }
    }
    assert body["aggs"]["squares"]["geotile_grid"] == {"field": "location", "precision": 10, "size": 10_000}


def test_nothing_typed_asks_nothing() -> None:
    assert suggest_body("…", (), "de", 5) is None


def test_a_document_is_written_with_all_its_keys_in_order() -> None:
    document = Document(
        id="1", type="NewsPage", locale="de", revision=7, title="Titel", summary="", body="a\nb",
        aliases=["x"], names=["n"], date=None, sort_title="titel", latitude=1.0,
        longitude=2.0, terms=["b:1", "a:1"], keys={"topics": {"z", "k"}},
    )  # fmt: skip

    written = source(document)

    assert (written["terms"], written["keys"], written["body"]) == (
        ["a:1", "b:1"],
        {"topics": ["k", "z"]},
        ["a", "b"],
    )
    assert (written["location"], written["date"], written["revision"]) == ({"lat": 1.0, "lon": 2.0}, None, 7)
    assert source(replace(document, latitude=None))["location"] is None
