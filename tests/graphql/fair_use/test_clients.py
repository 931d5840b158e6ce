from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from cms.graphql.errors import Code, QueryError
from cms.graphql.fair_use.clients import client_of, remote_address
from cms.graphql.fair_use.keys import issue
from cms.graphql.models import ApiKey, Scope

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "address"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.9, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3", "10.0.0.3"),
        ("fd00::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("10.0.0.1", "nonsense", "unknown"),
        ("", "198.51.100.1", "unknown"),
    ],
)
def test_the_nearest_address_that_is_no_proxy(peer, forwarded_for, address):
    assert remote_address(peer, forwarded_for, PROXIES) == address


def asking(**headers):
    return RequestFactory().get("/graphql/", **headers)


def test_a_visitor_is_known_by_a_hash_and_has_the_common_allowance(settings):
    settings.API_COST_PER_MINUTE, settings.API_CONCURRENT = 1234, 5
    visitor = client_of(asking(REMOTE_ADDR="203.0.113.7"))
    assert "203" not in visitor.name
    assert visitor.name == client_of(asking(REMOTE_ADDR="203.0.113.7")).name
    assert visitor.name != client_of(asking(REMOTE_ADDR="203.0.113.8")).name
    assert (visitor.allowance.cost_per_minute, visitor.allowance.concurrent) == (1234, 5)
    assert visitor.scopes == frozenset()


@pytest.fixture
def key(db):
    key = ApiKey(name="Website", scopes=["AD_HOC"], cost_per_minute=9000, concurrent=7)
    key.plain = issue(key)
    key.save()
    return key


def test_a_key_has_a_budget_of_its_own(key):
    client = client_of(asking(HTTP_AUTHORIZATION=f"Bearer {key.plain}"))
    assert client.name == f"key:{key.pk}"
    assert (client.allowance.cost_per_minute, client.allowance.concurrent) == (9000, 7)
    assert client.scopes == {Scope.AD_HOC}


def test_the_text_of_a_key_is_nowhere_in_the_database(key):
    stored = ApiKey.objects.values().get()
    assert key.plain not in str(stored)
    assert stored["ending"] == key.plain[-4:]


@pytest.mark.parametrize(
    "change",
    [{"revoked": True}, {"expires_on": "2020-01-01"}, {"digest": "0" * 64}],
    ids=lambda each: next(iter(each)),
)
def test_a_key_that_no_longer_counts_is_refused(key, change):
    ApiKey.objects.update(**change)
    with pytest.raises(QueryError) as refused:
        client_of(asking(HTTP_AUTHORIZATION=f"Bearer {key.plain}"))
    assert refused.value.extensions["code"] is Code.API_KEY_INVALID


@pytest.mark.parametrize(
    "header", ["Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "Bearer idk_", "Bearer idk_" + "x" * 500]
)
def test_what_is_no_key_is_refused(db, header):
    with pytest.raises(QueryError) as refused:
        client_of(asking(HTTP_AUTHORIZATION=header))
    assert refused.value.extensions["code"] is Code.API_KEY_INVALID
