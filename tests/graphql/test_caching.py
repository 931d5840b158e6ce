"""What caches are told, and what this process gives a second time."""

import json
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.graphql.answers import kept_answers
from cms.published.models import Node
from cms.published.revision import next_revision
from tests.factories.pages import InitiativePageFactory, publish
from tests.factories.snippets import TopicFactory

from .client import data
from .rows import row

pytestmark = pytest.mark.django_db

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"
PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=300, stale-if-error=86400"
TITLES = "{ initiatives { nodes { title } } }"
NEGLECTED = "{ navigation { items { title } } }"


def get(query: str = TITLES, accept: str = JSON, **headers: str):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().get(f"/graphql/?{urlencode({'query': query})}", headers={"Accept": accept, **names})


def post(query: str = TITLES, variables: object = None, accept: str = JSON, **headers: str):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps({"query": query, "variables": variables})
    return Client().post("/graphql/", body, content_type=JSON, headers={"Accept": accept, **names})


@pytest.mark.parametrize("ask", [get, post])
def test_caches_learn_how_long_and_under_which_names(ask):
    topic = row("Topic", "Energie")
    page = row("InitiativePage", "Krefeld", topics=[topic])

    response = ask("{ initiatives { nodes { title topics { name } } } }")

    assert response.status_code == 200
    assert response["Cache-Control"] == PUBLIC
    assert response["Vary"] == "Accept"
    assert response["Cache-Tag"] == f"InitiativePage,{topic.id}"
    assert response["Surrogate-Key"] == f"InitiativePage {topic.id}"
    assert response["ETag"].startswith('"')
    assert str(page.id) not in response["Cache-Tag"], "the tag of its type stands for it"


@pytest.mark.parametrize(
    ("query", "caching"),
    [
        ("{ initiatives(first: 0) { totalCount } }", "no-store"),
        ('{ page(previewToken: "falsch") { title } }', "private, no-store"),
        ("{ nothing }", "no-store"),
        ("{", "no-store"),
        ("mutation { nothing }", "no-store"),
        ("", "no-store"),
    ],
)
def test_nobody_stores_errors(query, caching):
    for response in (post(query), post(query)):
        assert response["Cache-Control"] == caching
        for name in ("ETag", "Cache-Tag", "Surrogate-Key"):
            assert not response.has_header(name)
    assert len(kept_answers()) == 0


def test_each_error_answer_has_a_correlation_id_of_its_own():
    first, second = (post("{ initiatives(first: 0) { totalCount } }").json() for _ in range(2))
    ids = {each["errors"][0]["extensions"]["correlationId"] for each in (first, second)}
    assert len(ids) == 2


def test_our_own_fault_is_not_kept(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("cms.graphql.roots.site.menu", lambda locale: 1 / 0)
        assert post(NEGLECTED).json()["errors"]
    assert post(NEGLECTED).json()["data"] == {"navigation": {"items": []}}


@pytest.mark.parametrize("ask", [get, post])
def test_who_holds_the_answer_is_not_sent_it_again_and_nothing_is_executed(ask):
    row("InitiativePage", "Krefeld")
    tag = ask()["ETag"]
    kept_answers().clear()

    for held in (tag, f'"other", {tag}', f"W/{tag}", f'"a" , W/{tag},"b"'):
        with CaptureQueriesContext(connection) as captured:
            response = ask(If_None_Match=held)
        assert response.status_code == 304
        assert response.content == b""
        assert (response["ETag"], response["Cache-Control"], response["Vary"]) == (tag, PUBLIC, "Accept")
        assert len(captured) == 1
        assert "published_revision" in captured[0]["sql"]


@pytest.mark.parametrize("held", ['"other"', "", "nonsense", '"', "W/", ", ,", '"a', "x" * 5000])
def test_who_holds_something_else_is_sent_the_answer(held):
    assert get(If_None_Match=held).status_code == 200


def test_any_answer_will_do():
    assert get(If_None_Match="*").status_code == 304
    assert get("{ initiatives(first: 0) { totalCount } }", If_None_Match="*").status_code == 200
    assert get("{ nothing }", If_None_Match="*").status_code == 200


def test_the_two_media_types_have_tags_of_their_own():
    older, newer = get(accept=JSON), get(accept=RESPONSE_JSON)

    assert older.content == newer.content
    assert older["ETag"] != newer["ETag"]
    assert get(accept=JSON, If_None_Match=newer["ETag"]).status_code == 200
    assert get(accept=RESPONSE_JSON, If_None_Match=newer["ETag"]).status_code == 304


def test_after_a_publication_the_tag_is_another():
    page = InitiativePageFactory(title="Alt")
    before = get()
    page.title = "Neu"
    publish(page)

    after = get(If_None_Match=before["ETag"])

    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.json()["data"]["initiatives"]["nodes"] == [{"title": "Neu"}]


def test_a_second_answer_costs_one_statement():
    row("InitiativePage", "Krefeld")
    first = get()

    with CaptureQueriesContext(connection) as captured:
        second = get()

    assert len(captured) == 1
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Tag"] == first["Cache-Tag"]


def test_a_kept_answer_is_given_for_its_revision_only():
    page = row("InitiativePage", "Alt")
    assert data(TITLES)["initiatives"]["nodes"] == [{"title": "Alt"}]

    Node.objects.filter(pk=page.pk).update(data={**page.data, "title": "Neu"})
    assert data(TITLES)["initiatives"]["nodes"] == [{"title": "Alt"}], "nobody counted that change"
    next_revision()
    assert data(TITLES)["initiatives"]["nodes"] == [{"title": "Neu"}]


def test_a_change_while_an_answer_is_made_leaves_nothing_behind_that_is_given_again(monkeypatch):
    """Somebody publishes between the reading of the revision and that of the rows, and takes it back."""
    page = row("InitiativePage", "Alt")
    renamed = {**page.data, "title": "Neu"}

    with monkeypatch.context() as hurried:
        hurried.setattr("cms.graphql.answering.executed", _after(lambda: _write(page, renamed)))
        assert data(TITLES)["initiatives"]["nodes"] == [{"title": "Neu"}]
    _write(page, page.data)

    assert data(TITLES)["initiatives"]["nodes"] == [{"title": "Alt"}]


def _after(event):
    from cms.graphql.execution import executed

    def run(*arguments):
        event()
        return executed(*arguments)

    return run


def _write(page: Node, values: dict[str, object]) -> None:
    Node.objects.filter(pk=page.pk).update(data=values)
    next_revision()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((TITLES, None), (TITLES + " ", None)),
        (("query ($first: Int) { initiatives(first: $first) { totalCount } }", {"first": 1}),
         ("query ($first: Int) { initiatives(first: $first) { totalCount } }", {"first": 2})),
        (("query ($no: Boolean = false) { initiatives { totalCount @skip(if: $no) } }", {"no": True}),
         ("query ($no: Boolean = false) { initiatives { totalCount @skip(if: $no) } }", {})),
    ],
)  # fmt: skip
def test_different_questions_are_kept_apart(one, other):
    assert post(*one)["ETag"] != post(*other)["ETag"]
    assert len(kept_answers()) == 2


def test_operations_of_one_document_are_kept_apart():
    document = "query A { initiatives { totalCount } } query B { regions { totalCount } }"
    answers = [
        Client()
        .post("/graphql/", {"query": document, "operationName": name}, content_type=JSON)
        .json()["data"]
        for name in ("A", "B", "A")
    ]
    assert answers[0] == answers[2] == {"initiatives": {"totalCount": 0}}
    assert answers[1] == {"regions": {"totalCount": 0}}


def test_too_many_tags_become_types():
    topics = [TopicFactory(name=f"Thema {number}") for number in range(45)]
    page = InitiativePageFactory(topics=topics)
    query = "query ($id: ID!) { page(id: $id) { ... on InitiativePage { topics { name } } } }"

    response = post(query, {"id": str(page.uuid)})

    assert response["Cache-Tag"] == f"Topic,{page.uuid}"


@pytest.mark.parametrize(
    ("query", "tags"),
    [
        ("{ navigation { items { title } } }", "Page"),
        ('{ redirect(path: "/alt/") { target } }', "Page,Redirect"),
        ('{ page(path: "/weg/") { title } }', "Page"),
        ('{ initiative(slug: "weg") { title } }', "InitiativePage"),
        ('{ node(id: "0000000000004000800000000000000A") { id } }', "00000000-0000-4000-8000-00000000000a"),
        ('{ initiatives(filter: {topics: ["x"]}) { totalCount } }', "InitiativePage,Topic"),
        ('{ regions(filter: {regions: ["x"]}) { totalCount } }', "Region"),
        ("{ sitemapEntries { totalCount } }", "Page"),
        ("{ siteSettings { operator { name } } }", "SiteSettings"),
        ("{ __typename }", "graph"),
    ],
)  # fmt: skip
def test_whatever_may_appear_later_is_named(query, tags):
    assert post(query)["Cache-Tag"] == tags
