"""Trusted documents: named, hashed, in Apollo's form, in both profiles; and nothing a stranger could add."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from graphql import get_introspection_query

from cms.graphql.trusted import Manifest, manifest

from .rows import row

pytestmark = pytest.mark.django_db

PROJECT = Path(__file__).resolve().parents[2]
KNOWN = "query Titles {\n  initiatives {\n    nodes {\n      title\n    }\n  }\n}"
OLD = "query Titles {\n  initiatives {\n    totalCount\n  }\n}"
STRANGE = "{ __typename }"
TITLES = {"data": {"initiatives": {"nodes": [{"title": "Krefeld"}]}}}


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def entry(body, name="Titles"):
    return {"id": sha256(body), "name": name, "type": "query", "body": body}


def persisted(digest, **changed):
    return {"persistedQuery": {"version": 1, "sha256Hash": digest, **changed}}


@pytest.fixture(autouse=True)
def _manifest(settings, tmp_path):
    write(settings, tmp_path / "manifest.json", [entry(KNOWN), entry(OLD)])
    row("InitiativePage", "Krefeld")


def write(settings, path, operations, kind="apollo-persisted-query-manifest"):
    path.write_text(json.dumps({"format": kind, "version": 1, "operations": operations}))
    settings.GRAPHQL_MANIFEST = path


@pytest.fixture(params=["public", "locked"])
def profile(request, settings):
    settings.GRAPHQL_PROFILE = request.param
    return request.param


@pytest.fixture
def locked(settings):
    settings.GRAPHQL_PROFILE = "locked"


def post(**body):
    return Client().post("/graphql/", body, content_type="application/json")


def get(**members):
    told = {name: value if isinstance(value, str) else json.dumps(value) for name, value in members.items()}
    return Client().get(f"/graphql/?{urlencode(told)}")


def refusal(response):
    (error,) = response.json()["errors"]
    return response.status_code, error["extensions"]["code"], error["message"]


KNOWN_FORMS = [
    {"documentId": "Titles"},
    {"documentId": f"sha256:{sha256(KNOWN)}"},
    {"extensions": persisted(sha256(KNOWN))},
    {"extensions": persisted(sha256(KNOWN)), "query": KNOWN},
    {"query": KNOWN},
    {"documentId": "Titles", "operationName": "Titles", "variables": {}},
]


@pytest.mark.parametrize("ask", [post, get])
@pytest.mark.parametrize("form", KNOWN_FORMS)
def test_a_document_of_the_manifest_answers_in_every_form(profile, ask, form):
    response = ask(**form)
    assert (response.status_code, response.json()["data"]) == (200, TITLES["data"])


def test_the_name_is_the_present_document_and_the_hash_keeps_the_old_one(profile):
    assert post(documentId="Titles").json()["data"] == TITLES["data"]
    assert post(documentId=f"sha256:{sha256(OLD)}").json()["data"] == {"initiatives": {"totalCount": 1}}


UNKNOWN_FORMS = [
    {"documentId": "Nothing"},
    {"documentId": "sha256:"},
    {"documentId": f"sha256:{sha256(STRANGE)}"},
    {"documentId": sha256(KNOWN)},
    {"documentId": f"md5:{sha256(KNOWN)}"},
    {"extensions": persisted(sha256(STRANGE))},
]


@pytest.mark.parametrize("ask", [post, get])
@pytest.mark.parametrize("form", UNKNOWN_FORMS)
def test_an_unknown_document_is_told_as_apollo_expects_it(profile, ask, form):
    response = ask(**form)
    assert refusal(response) == (200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
    assert "data" not in response.json()
    assert response["Cache-Control"] == "no-store"


MALFORMED_FORMS = [
    ({"documentId": ""}, '"documentId" must be a string.'),
    ({"documentId": "Titles", "query": KNOWN}, "The document is sent or named, and only once."),
    (
        {"documentId": "Titles", "extensions": persisted(sha256(KNOWN))},
        "The document is sent or named, and only once.",
    ),
    (
        {"query": KNOWN, "documentId": "Titles", "extensions": persisted(sha256(KNOWN))},
        "The document is sent or named, and only once.",
    ),
    (
        {"query": STRANGE, "extensions": persisted(sha256(KNOWN))},
        '"sha256Hash" is not the hash of "query".',
    ),
    (
        {"extensions": persisted(sha256(KNOWN), version=2)},
        '"persistedQuery" must have "version" 1 and a "sha256Hash".',
    ),
    ({"extensions": persisted(7)}, '"persistedQuery" must have "version" 1 and a "sha256Hash".'),
    ({"extensions": {"persistedQuery": []}}, '"persistedQuery" must have "version" 1 and a "sha256Hash".'),
    ({"extensions": {"other": 1}}, '"query" must be a document, or "documentId" name one.'),
    ({}, '"query" must be a document, or "documentId" name one.'),
]


@pytest.mark.parametrize("ask", [post, get])
@pytest.mark.parametrize(("form", "problem"), MALFORMED_FORMS)
def test_a_malformed_request_says_what_is_wrong(profile, ask, form, problem):
    assert refusal(ask(**form)) == (400, "BAD_REQUEST", problem)


@pytest.mark.parametrize("value", [7, ["Titles"], {"sha256": "x"}])
def test_an_id_of_another_type_is_refused(profile, value):
    assert refusal(post(documentId=value)) == (400, "BAD_REQUEST", '"documentId" must be a string.')


@pytest.mark.parametrize("name", ["query", "documentId", "extensions"])
def test_a_body_and_a_url_do_not_name_two_documents(profile, name):
    response = Client().post(f"/graphql/?{name}=x", {"query": KNOWN}, content_type="application/json")
    assert refusal(response)[:2] == (400, "BAD_REQUEST")


@pytest.mark.parametrize("ask", [post, get])
def test_the_public_profile_answers_any_document_and_stores_none(ask):
    form = {"query": STRANGE, "extensions": persisted(sha256(STRANGE))}
    assert ask(**form).json()["data"] == {"__typename": "Query"}
    assert refusal(ask(extensions=persisted(sha256(STRANGE))))[1] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("ask", [post, get])
@pytest.mark.parametrize(
    "form",
    [
        {"query": STRANGE},
        {"query": KNOWN + " "},
        {"query": "{"},
        {"query": get_introspection_query(descriptions=False)},
        {"query": STRANGE, "extensions": persisted(sha256(STRANGE))},
    ],
)
def test_the_locked_profile_answers_nothing_else(ask, form):
    assert refusal(ask(**form)) == (
        403,
        "DOCUMENT_NOT_TRUSTED",
        "Only documents of the manifest are answered here.",
    )


@pytest.mark.parametrize(
    ("operations", "problem"),
    [
        ([{**entry(KNOWN), "id": sha256(OLD)}], "Titles is not the document of its id"),
        (
            [entry("query Types {\n  __schema {\n    types {\n      name\n    }\n  }\n}", "Types")],
            "Types asks",
        ),
        ([entry('query T {\n  __type(name: "Query") {\n    name\n  }\n}', "T")], "T asks for the schema"),
        ([{"name": "Titles"}], "'id'"),
        ("none", "string indices"),
    ],
)
def test_a_wrong_manifest_is_refused_by_name(settings, tmp_path, operations, problem):
    write(settings, tmp_path / "wrong.json", operations)
    with pytest.raises(ImproperlyConfigured, match=problem):
        manifest()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other", "version": 1, "operations": []}'])
def test_another_file_is_no_manifest(settings, tmp_path, text):
    settings.GRAPHQL_MANIFEST = tmp_path / "other.json"
    settings.GRAPHQL_MANIFEST.write_text(text)
    with pytest.raises(ImproperlyConfigured, match=r"other\.json is no manifest of trusted documents"):
        manifest()


def test_a_missing_manifest_is_refused(settings, tmp_path):
    settings.GRAPHQL_MANIFEST = tmp_path / "absent.json"
    with pytest.raises(ImproperlyConfigured, match="No such file"):
        manifest()


def test_typename_is_no_introspection(settings, tmp_path):
    body = "query Kinds {\n  __typename\n}"
    write(settings, tmp_path / "kinds.json", [entry(body, "Kinds")])
    assert manifest() == Manifest({sha256(body): body}, {"Kinds": sha256(body)})


def started(**variables):
    """Start a process with the settings of the tests and print what it would offer."""
    program = (
        "import django; django.setup(); from cms.graphql.urls import urlpatterns;"
        " print([each.name for each in urlpatterns])"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.development", **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("profile", "offered"), [("public", "['graphql', 'graphiql']\n"), ("locked", "['graphql']\n")]
)
def test_the_explorer_exists_only_in_the_public_profile(profile, offered):
    found = started(GRAPHQL_PROFILE=profile, GRAPHIQL="1")
    assert found.stdout == offered, found.stderr


def test_an_unknown_profile_stops_the_start():
    failed = started(GRAPHQL_PROFILE="open")
    assert failed.returncode == 1
    assert "The environment variable GRAPHQL_PROFILE must be public or locked, not 'open'." in failed.stderr


def test_a_missing_manifest_stops_the_start(tmp_path):
    failed = started(GRAPHQL_MANIFEST=str(tmp_path / "absent.json"))
    assert failed.returncode == 1
    assert "absent.json is no manifest of trusted documents" in failed.stderr
