"""What a client is told over HTTP of what it may use."""

import pytest
from django.test import Client

from cms.graphql import fair_use
from cms.graphql.fair_use.budgets import PATIENCE, Budgets
from cms.graphql.fair_use.keys import issue
from cms.graphql.fair_use.slots import Slots
from cms.graphql.models import ApiKey
from cms.published.turns import turns

pytestmark = pytest.mark.django_db

CHEAP = "{ topics { totalCount } }"
OTHER = "{ regions { totalCount } }"


@pytest.fixture(autouse=True)
def budget(settings, monkeypatch):
    """A minute is worth a thousand points, and nobody has used any."""
    settings.API_COST_PER_MINUTE, settings.API_CONCURRENT = 1000, 1
    monkeypatch.setattr(fair_use, "_budgets", Budgets())
    monkeypatch.setattr(fair_use, "_slots", Slots())


def ask(query=CHEAP, **headers):
    return Client().post("/graphql/", {"query": query}, content_type="application/json", headers=headers)


def remember(*queries):
    """Let the documents be known, at somebody else's expense."""
    for query in queries:
        Client(REMOTE_ADDR="192.0.2.1").post("/graphql/", {"query": query}, content_type="application/json")


def test_an_executed_query_tells_what_is_left():
    remember(OTHER)
    response = ask(CHEAP)
    assert response["RateLimit-Policy"] == '"cost";q=1000;w=60'
    cost = response.json()["extensions"]["cost"]["requested"]
    left = int(response["RateLimit"].split("r=")[1].split(";")[0])
    assert 1000 - fair_use.UNKNOWN_DOCUMENT - cost <= left <= 1000 - cost


def test_a_kept_answer_costs_nothing():
    ask(CHEAP)
    again = ask(CHEAP)
    assert again.status_code == 200
    assert "RateLimit" not in again


def test_whoever_has_nothing_left_is_told_when_to_come_back(settings):
    settings.API_COST_PER_MINUTE = 1
    response = ask("{ topics(first: 7) { nodes { name } } }")
    assert response.status_code == 429
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert response["Retry-After"] == str(error["extensions"]["retryAfter"])
    assert response["Cache-Control"] == "no-store"


def test_once_somebody_does_not_wait_readers_take_turns(settings):
    settings.API_COST_PER_MINUTE = 1
    for _ in range(1 + PATIENCE):
        ask("{ topics(first: 10) { nodes { name } } }")
    with turns().taken():
        assert not turns().is_taken

    ask("{ topics(first: 10) { nodes { name } } }")

    with turns().taken():
        assert turns().is_taken


def test_refusals_leave_nothing_in_the_log(settings, caplog):
    settings.API_COST_PER_MINUTE = 1
    refusals = [
        ask("{ topics(first: 6) { nodes { name } } }"),
        ask(Authorization="Bearer idk_wrong"),
        Client().get("/feeds/nothing"),
        Client().get("/embed/frame/list?limit=0"),
    ]
    assert [refusal.status_code for refusal in refusals] == [429, 401, 404, 400]
    assert caplog.messages == []


def test_kept_answers_are_given_even_then(settings):
    ask(CHEAP)
    settings.API_COST_PER_MINUTE = 1
    assert ask("{ topics(first: 8) { nodes { name } } }").status_code == 429
    assert ask(CHEAP).status_code == 200


def test_who_does_not_wait_is_refused_unread_but_given_what_is_known(settings):
    ask(CHEAP)
    settings.API_COST_PER_MINUTE = 1
    statuses = [ask("{ topics(first: 7) { nodes { name } } }").status_code for _ in range(1 + PATIENCE)]
    assert set(statuses) == {429}

    unread = Client().post("/graphql/", "{", content_type="application/json")

    assert unread.status_code == 429
    assert unread.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert int(unread["Retry-After"]) > 0
    assert ask(CHEAP).status_code == 200


def test_more_at_a_time_than_allowed_is_refused():
    remember(OTHER)
    client = fair_use.client_of(Client().get("/graphql/").wsgi_request)
    with fair_use.executing(client, 1):
        response = ask("{ topics(first: 9) { totalCount } }")
    assert response.status_code == 429
    assert response["Retry-After"] == "1"


def test_a_bad_key_is_refused_before_anything_else():
    response = ask(Authorization="Bearer idk_wrong")
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "API_KEY_INVALID"


def test_a_key_may_ask_anything_in_the_locked_profile(settings):
    settings.GRAPHQL_PROFILE = "locked"
    key = ApiKey(name="Werkstatt", scopes=["AD_HOC"], cost_per_minute=9000, concurrent=3)
    secret = issue(key)
    key.save()
    assert ask("{ __schema { queryType { name } } }").status_code == 403
    allowed = ask("{ __schema { queryType { name } } }", Authorization=f"Bearer {secret}")
    assert allowed.json()["data"] == {"__schema": {"queryType": {"name": "Query"}}}
    assert allowed["RateLimit-Policy"] == '"cost";q=9000;w=60'


def test_what_shared_caches_may_keep_tells_nobody_s_budget():
    response = Client().get("/graphql/", {"query": "{ topics(first: 5) { totalCount } }"})
    assert response["Cache-Control"].startswith("public")
    assert "RateLimit" not in response
