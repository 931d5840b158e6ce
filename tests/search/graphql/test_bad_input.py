"""Whatever is typed or sent: found, not found, or refused by name. Nothing in a query is syntax."""

from typing import Any

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from cms.published.models import Node
from search.documents import documents
from search.engines.elastic.mapping import index_body
from search.engines.elastic.scratch import fill
from search.writing import write
from tests.graphql.client import ask, data, error
from tests.graphql.rows import row

pytestmark = pytest.mark.django_db

SEARCH = """
query Q($query: String, $filter: SearchFilter, $near: NearInput, $first: Int! = 20, $after: String,
    $locale: String) {
  search(query: $query, filter: $filter, near: $near, first: $first, after: $after, locale: $locale) {
    totalCount nodes { ... on InitiativePage { title } } edges { highlights { field } }
    facets { field } didYouMean { query }
  }
}"""
SUGGEST = """
query Q($prefix: String!, $kinds: [SearchKind!], $first: Int! = 8, $locale: String) {
  searchSuggest(prefix: $prefix, kinds: $kinds, first: $first, locale: $locale) { title }
}"""
MAP = """
query Q($query: String, $filter: SearchFilter, $bounds: BoundsInput!, $zoom: Int! = 6) {
  searchMap(query: $query, filter: $filter, bounds: $bounds, zoom: $zoom) { count nodes { id } }
}"""
RELATED = "query Q($id: ID!, $first: Int! = 5) { relatedContent(id: $id, first: $first) { id } }"

GERMANY = {"south": 47, "west": 5, "north": 56, "east": 16}
HERE = {"latitude": 51.3, "longitude": 6.6}
EVERYTHING, NOTHING, ONE = "everything", "nothing", "one"


def titles(**variables: Any) -> list[str]:
    return [node["title"] for node in data(SEARCH, **variables)["search"]["nodes"] if node]


@pytest.fixture(autouse=True)
def _site() -> None:
    pages = [
        row("InitiativePage", "Dialog Krefeld", latitude=51.33, longitude=6.56),
        row("InitiativePage", "Forum Köln", latitude=50.94, longitude=6.96),
    ]
    write([str(page.id) for page in pages])


TEXTS = [
    ("", EVERYTHING),
    ("   \t\n", EVERYTHING),
    ("...", EVERYTHING),
    ("?!*", EVERYTHING),
    ('"', EVERYTHING),
    ("x" * 200, NOTHING),
    ("der die das", NOTHING),
    ("und", NOTHING),
    ("dialog" + " " * 194, ONE),
    ('"dialog', ONE),
    ("dialog)", ONE),
    ("((dialog", ONE),
    ("dialog*", ONE),
    ("title:dialog", ONE),
    ("/dia.*g/", NOTHING),
    ("di?log", NOTHING),
    ("dialog AND NOT krefeld", ONE),
    ("dialog~2^5", ONE),
    ("dialog & krefeld | :*", ONE),
    ("'; DROP TABLE published_node; --", NOTHING),
    ("%", EVERYTHING),
    ("%%dialog", ONE),
    ("dialog\\", ONE),
    ("dialog 🏭", ONE),
    ("🏭", EVERYTHING),
    ("👩‍🔧", EVERYTHING),
    ("ＤＩＡＬＯＧ", NOTHING),
    ("ﬁ" * 100, NOTHING),
    ("\u202edialog", ONE),
    ("дialog", ONE),
]
FOUND = {EVERYTHING: {"Dialog Krefeld", "Forum Köln"}, ONE: {"Dialog Krefeld"}, NOTHING: set()}


@pytest.mark.parametrize(("query", "outcome"), TEXTS)
def test_any_text_is_an_answer(query: str, outcome: str) -> None:
    assert set(titles(query=query)) == FOUND[outcome]


def test_any_text_is_the_same_answer_of_elasticsearch(elasticsearch: Elasticsearch, unhurried: None) -> None:
    # Given an index of the same pages
    index = settings.ELASTICSEARCH_PREFIX
    elasticsearch.indices.create(index=index, **index_body())
    pages = Node.objects.filter(type="InitiativePage").values_list("pk", flat=True)
    fill(elasticsearch, index, documents(map(str, pages)).values())
    assert data("{ search { meta { engine } } }") == {"search": {"meta": {"engine": "elastic"}}}
    # When asked, then
    found = {query: set(titles(query=query)) for query, _outcome in TEXTS}
    assert found == {query: FOUND[outcome] for query, outcome in TEXTS}


@pytest.mark.parametrize(
    ("document", "variables", "code", "argument", "message"),
    [
        (SEARCH, {"query": "x" * 201}, "BAD_USER_INPUT", "query", "must not be longer than 200 characters."),
        (SEARCH, {"query": "a\0b"}, "BAD_USER_INPUT", "query", "must be valid text without NUL bytes."),
        (SEARCH, {"query": "\ud800"}, "BAD_USER_INPUT", "query", "must be valid text without NUL bytes."),
        (SEARCH, {"first": 0}, "BAD_USER_INPUT", "first", "must be between 1 and 100, not 0."),
        (SEARCH, {"first": 101}, "BAD_USER_INPUT", "first", "must be between 1 and 100, not 101."),
        (SEARCH, {"locale": "xx"}, "BAD_USER_INPUT", "locale", "must be one of de, de-simple, en."),
        (SEARCH, {"after": ""}, "BAD_CURSOR", "after",
         "is not a cursor of this search with this filter, order and language."),
        (SEARCH, {"after": "1.AAAA"}, "BAD_CURSOR", "after",
         "is not a cursor of this search with this filter, order and language."),
        (SEARCH, {"after": "ä" * 20}, "BAD_CURSOR", "after",
         "is not a cursor of this search with this filter, order and language."),
        (SEARCH, {"after": "9" * 2000}, "BAD_CURSOR", "after",
         "is not a cursor of this search with this filter, order and language."),
        (SEARCH, {"after": "9" * 2001}, "BAD_USER_INPUT", "after",
         "must not be longer than 2000 characters."),
        (SEARCH, {"filter": {"topics": ["x"] * 101}}, "BAD_USER_INPUT", "filter.topics",
         "must not have more than 100 values."),
        (SEARCH, {"filter": {"topics": ["\0"]}}, "BAD_USER_INPUT", "filter.topics",
         "must be valid text without NUL bytes."),
        (SEARCH, {"near": {**HERE, "radiusKm": -1}}, "BAD_USER_INPUT", "near.radiusKm",
         "must be between 0 and 20000."),
        (SEARCH, {"near": {**HERE, "radiusKm": 20_001}}, "BAD_USER_INPUT", "near.radiusKm",
         "must be between 0 and 20000."),
        (SUGGEST, {"prefix": "x" * 201}, "BAD_USER_INPUT", "prefix",
         "must not be longer than 200 characters."),
        (SUGGEST, {"prefix": "\0"}, "BAD_USER_INPUT", "prefix", "must be valid text without NUL bytes."),
        (SUGGEST, {"prefix": "a", "first": 0}, "BAD_USER_INPUT", "first",
         "must be between 1 and 100, not 0."),
        (SUGGEST, {"prefix": "a", "locale": "xx"}, "BAD_USER_INPUT", "locale",
         "must be one of de, de-simple, en."),
        (MAP, {"bounds": {**GERMANY, "north": 91}}, "BAD_USER_INPUT", "bounds.north",
         "must be between -90 and 90."),
        (MAP, {"bounds": {**GERMANY, "east": -181}}, "BAD_USER_INPUT", "bounds.east",
         "must be between -180 and 180."),
        (MAP, {"bounds": {**GERMANY, "south": 57}}, "BAD_USER_INPUT", "bounds.south",
         'must not be greater than "north".'),
        (MAP, {"bounds": GERMANY, "zoom": -1}, "BAD_USER_INPUT", "zoom", "must be between 0 and 20, not -1."),
        (MAP, {"bounds": GERMANY, "zoom": 21}, "BAD_USER_INPUT", "zoom", "must be between 0 and 20, not 21."),
        (MAP, {"bounds": GERMANY, "query": "x" * 201}, "BAD_USER_INPUT", "query",
         "must not be longer than 200 characters."),
        (RELATED, {"id": "x" * 501}, "BAD_USER_INPUT", "id", "must not be longer than 500 characters."),
        (RELATED, {"id": "x", "first": 101}, "BAD_USER_INPUT", "first",
         "must be between 1 and 100, not 101."),
    ],
)  # fmt: skip
def test_each_bad_value_is_refused_by_name(
    document: str, variables: dict[str, Any], code: str, argument: str, message: str
) -> None:
    found = error(document, **variables)
    assert found["message"] == f'Argument "{argument}" {message}'
    assert (found["extensions"]["code"], found["extensions"]["argument"]) == (code, argument)


@pytest.mark.parametrize(
    ("document", "variables", "mentioned"),
    [
        (SEARCH, {"filter": {"kinds": ["GALAXY"]}}, "filter.kinds"),
        (SEARCH, {"filter": {"from": "gestern"}}, "filter.from"),
        (SEARCH, {"filter": {"secret": ["x"]}}, "secret"),
        (SEARCH, {"query": 7}, "$query"),
        (SUGGEST, {"prefix": None}, "$prefix"),
        (SUGGEST, {"prefix": "a", "kinds": ["NIX"]}, "$kinds"),
        (MAP, {"bounds": {"south": 1, "west": 1, "north": 2}}, "east"),
        (MAP, {"bounds": {**GERMANY, "south": "Nan"}}, "bounds.south"),
        (MAP, {"bounds": GERMANY, "zoom": 1.5}, "$zoom"),
    ],
)
def test_a_variable_of_the_wrong_form_is_named(
    document: str, variables: dict[str, Any], mentioned: str
) -> None:
    found = ask(document, **variables)["errors"]
    assert {each["extensions"]["code"] for each in found} == {"BAD_USER_INPUT"}
    assert mentioned in found[0]["message"]


def test_fifty_topics_in_a_filter_are_fifty_alternatives() -> None:
    # Given
    topics = [row("Topic", f"Thema {number}", slug=f"thema-{number}") for number in range(50)]
    row("InitiativePage", "Dialog Nord", topics=[topics[0]])
    row("InitiativePage", "Dialog Süd", topics=[topics[49]])
    # When, then
    assert set(titles(filter={"topics": [topic.slug for topic in topics]})) == {"Dialog Nord", "Dialog Süd"}


@pytest.mark.parametrize(
    ("radius", "expected"), [(0, set()), (0.001, set()), (20_000, {"Dialog Krefeld", "Forum Köln"})]
)
def test_any_radius_on_the_globe_is_one(radius: float, expected: set[str]) -> None:
    assert set(titles(near={**HERE, "radiusKm": radius})) == expected


@pytest.mark.parametrize(
    ("bounds", "count"),
    [
        ({"south": -90, "west": -180, "north": 90, "east": 180}, 2),
        ({"south": 40, "west": 170, "north": 60, "east": -170}, 0),
        ({"south": 40, "west": 6.7, "north": 60, "east": -170}, 1),
        ({"south": 40, "west": 170, "north": 60, "east": 6.7}, 1),
        ({"south": 51.33, "west": 6.56, "north": 51.33, "east": 6.56}, 1),
        ({"south": 0, "west": 0, "north": 0, "east": 0}, 0),
    ],
)
@pytest.mark.parametrize("zoom", [0, 6, 20])
def test_any_part_of_the_globe_is_a_map(bounds: dict[str, float], count: int, zoom: int) -> None:
    clusters = data(MAP, bounds=bounds, zoom=zoom)["searchMap"]
    assert sum(cluster["count"] for cluster in clusters) == count


@pytest.mark.parametrize("prefix", ["", " ", "...", "🏭", "%", "\\", "*", '"', "x" * 200])
def test_nothing_typed_yet_suggests_nothing(prefix: str) -> None:
    assert data(SUGGEST, prefix=prefix)["searchSuggest"] == []


@pytest.mark.parametrize(
    "identity", ["", "x", "00000000-0000-4000-8000-000000000000", "{00000000-0000-4000-8000-000000000000}"]
)
def test_nothing_is_related_to_what_is_not_public(identity: str) -> None:
    assert data(RELATED, id=identity)["relatedContent"] == []
