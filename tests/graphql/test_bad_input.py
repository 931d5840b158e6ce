"""Whatever strangers send, they get an error with a code that names the argument, and nothing else."""

import json

import pytest
from django.test import Client

from .client import ask, error
from .rows import row

pytestmark = pytest.mark.django_db

LIST = "query ($first: Int!, $after: String) { initiatives(first: $first, after: $after) { totalCount } }"
FILTER = """query ($filter: InitiativeFilter, $near: NearInput) {
  initiatives(filter: $filter, near: $near) { totalCount } }"""
SLUG = "query ($slug: String) { initiative(slug: $slug) { title } }"


@pytest.mark.parametrize(
    ("query", "variables", "code", "argument"),
    [
        (LIST, {"first": 0}, "BAD_USER_INPUT", "first"),
        (LIST, {"first": -1}, "BAD_USER_INPUT", "first"),
        (LIST, {"first": 101}, "BAD_USER_INPUT", "first"),
        (LIST, {"first": 1, "after": "quatsch"}, "BAD_CURSOR", "after"),
        (LIST, {"first": 1, "after": ""}, "BAD_CURSOR", "after"),
        (LIST, {"first": 1, "after": "ä"}, "BAD_CURSOR", "after"),
        (LIST, {"first": 1, "after": "AAAA" * 100}, "BAD_CURSOR", "after"),
        (LIST, {"first": 1, "after": "A" * 10_000}, "BAD_USER_INPUT", "after"),
        (LIST, {"first": 1, "after": "a\0b"}, "BAD_USER_INPUT", "after"),
        (SLUG, {"slug": "a\0b"}, "BAD_USER_INPUT", "slug"),
        (SLUG, {"slug": "\ud800"}, "BAD_USER_INPUT", "slug"),
        (SLUG, {"slug": "x" * 10_000}, "BAD_USER_INPUT", "slug"),
        (FILTER, {"filter": {"slugs": ["gut", "x" * 10_000]}}, "BAD_USER_INPUT", "filter.slugs"),
        (FILTER, {"filter": {"regions": ["\0"]}}, "BAD_USER_INPUT", "filter.regions"),
        (FILTER, {"filter": {"slugs": ["x"] * 101}}, "BAD_USER_INPUT", "filter.slugs"),
        (
            FILTER,
            {"near": {"latitude": 91, "longitude": 0, "radiusKm": 1}},
            "BAD_USER_INPUT",
            "near.latitude",
        ),
        (
            FILTER,
            {"near": {"latitude": 9, "longitude": 0, "radiusKm": -1}},
            "BAD_USER_INPUT",
            "near.radiusKm",
        ),
        (
            "query ($q: String) { initiatives(query: $q) { totalCount } }",
            {"q": "\0"},
            "BAD_USER_INPUT",
            "query",
        ),
        ("{ initiatives(orderBy: DISTANCE) { totalCount } }", {}, "BAD_USER_INPUT", "orderBy"),
        ('{ initiatives(locale: "xx") { totalCount } }', {}, "BAD_USER_INPUT", "locale"),
        ('{ navigation(locale: "xx") { items { title } } }', {}, "BAD_USER_INPUT", "locale"),
        ("query ($p: String!) { redirect(path: $p) { target } }", {"p": "\0"}, "BAD_USER_INPUT", "path"),
        ('{ page(previewToken: "falsch") { id } }', {}, "PREVIEW_TOKEN_INVALID", None),
        (
            "{ initiatives(filter: {level: [GALAXY]}) { totalCount } }",
            {},
            "GRAPHQL_VALIDATION_FAILED",
            "filter.level",
        ),
        ('{ initiatives(first: "20") { totalCount } }', {}, "GRAPHQL_VALIDATION_FAILED", "first"),
        ("{ initiatives(first: 99999999999) { totalCount } }", {}, "GRAPHQL_VALIDATION_FAILED", "first"),
        (
            '{ initiatives(filter: {foundedFrom: "gestern"}) { totalCount } }',
            {},
            "GRAPHQL_VALIDATION_FAILED",
            "filter.foundedFrom",
        ),
        (
            "{ initiatives(filter: {secret: 1}) { totalCount } }",
            {},
            "GRAPHQL_VALIDATION_FAILED",
            "filter.secret",
        ),
    ],
)
def test_each_bad_value_is_refused_by_name(query, variables, code, argument):
    row("InitiativePage", "Eine")

    found = error(query, **variables)

    assert found["extensions"]["code"] == code
    assert found["extensions"].get("argument") == argument
    if argument:
        assert f'"{argument}"' in found["message"]


@pytest.mark.parametrize(
    ("query", "variables", "mentioned"),
    [
        (FILTER, {"filter": {"level": ["GALAXY"]}}, "filter.level"),
        (FILTER, {"filter": {"level": [[["STATE"]]]}}, "filter.level"),
        (FILTER, {"filter": {"foundedFrom": "2010-13-01"}}, "filter.foundedFrom"),
        (FILTER, {"filter": {"foundedFrom": 7}}, "filter.foundedFrom"),
        (FILTER, {"filter": "STATE"}, "$filter"),
        (LIST, {"first": None}, "$first"),
        (LIST, {}, "$first"),
        (LIST, {"first": 1.5}, "$first"),
        (LIST, {"first": 99999999999}, "$first"),
        (SLUG, {"slug": {"a": {"b": []}}}, "$slug"),
    ],
)
def test_a_variable_of_the_wrong_form_is_named(query, variables, mentioned):
    found = ask(query, **variables)["errors"]

    assert {each["extensions"]["code"] for each in found} == {"BAD_USER_INPUT"}
    assert mentioned in found[0]["message"]


def test_nested_variables_end_somewhere():
    value: object = "x"
    for _ in range(11):
        value = [value]

    found = error(SLUG, slug=value)

    assert found["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert found["message"] == "The limit on variable depth is 10 (found 11)."
    assert (found["extensions"]["limit"], found["extensions"]["actual"]) == ("variable depth", 11)
    assert found["extensions"]["argument"] == "$slug"


def test_bottomless_variables_are_no_json_we_read():
    body = f'{{"query": {json.dumps(SLUG)}, "variables": {{"slug": {"[" * 7000}{"]" * 7000}}}}}'
    response = Client().post("/graphql/", body, content_type="application/json")
    assert response.status_code in (200, 400)
    assert response.json()["errors"][0]["extensions"]["code"] in ("BAD_REQUEST", "LIMIT_EXCEEDED")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ initiatives { nodes {", "GRAPHQL_PARSE_FAILED"),
        ("\0", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("mutation { nothing }", "OPERATION_NOT_FOUND"),
        ("fragment A on Query { ...A } { ...A }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { __typename } query B { __typename }", "OPERATION_NOT_FOUND"),
        ("fragment A on Region { name }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ __typename " + "x: __typename " * 500 + "}", "LIMIT_EXCEEDED"),
        (
            "{ regions { nodes { " + "parent { " * 9 + "name" + " }" * 9 + " } } }",
            "LIMIT_EXCEEDED",
        ),
        (
            "{ regions { nodes { ...A } } } fragment A on Region { parent { parent { ...B } } }"
            " fragment B on Region { parent { parent { parent { ...C } } } }"
            " fragment C on Region { parent { parent { parent { name } } } }",
            "LIMIT_EXCEEDED",
        ),
        ("{ a" * 600, "LIMIT_EXCEEDED"),
        ("{ a" * 190 + "}" * 190, "LIMIT_EXCEEDED"),
        (
            "{ ...A1 }" + "".join(f"fragment A{n} on Query {{ ...A{n + 1} }}" for n in range(1, 125)),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ],
)
def test_documents_that_do_not_run(query, code):
    found = ask(query)
    assert "data" not in found
    assert found["errors"][0]["extensions"]["code"] == code


def test_lists_in_lists_end_somewhere():
    found = error(
        """{ topics(first: 100) { nodes { initiatives(first: 100) { nodes {
          news(first: 100) { nodes { title } } } } } } }"""
    )

    assert found["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert found["extensions"]["limit"] == "cost"


def test_introspection_is_not_too_deep():
    from graphql import get_introspection_query

    assert "errors" not in ask(get_introspection_query())


def test_no_answer_tells_what_we_are_made_of():
    for query in (
        '{ initiatives(filter: {level: ["STATE"]}) { x } }',
        "{ initiatives(first: 0) { totalCount } }",
        "{",
    ):
        text = json.dumps(ask(query))
        for word in ("Traceback", "cms.", "psycopg", "published_", "django", "SELECT"):
            assert word not in text


def test_our_own_faults_are_logged_and_hidden(monkeypatch, caplog):
    monkeypatch.setattr("cms.graphql.roots.site.menu", lambda locale: 1 / 0)

    found = error("{ navigation { items { title } } }")

    assert found["message"] == "Something went wrong here; it has been logged."
    assert found["extensions"]["code"] == "INTERNAL_ERROR"
    assert found["extensions"]["correlationId"] in caplog.text
