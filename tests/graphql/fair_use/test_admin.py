"""Managing API keys: Leitung makes and revokes them, and each is shown once."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cms.graphql.fair_use.keys import holder_of
from cms.graphql.models import ApiKey
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

NEW = {"name": "Website", "scopes": ["AD_HOC"], "cost_per_minute": 5000, "concurrent": 8, "expires_on": ""}


def admin(role: str) -> Client:
    client = Client()
    client.force_login(UserFactory(role=role))
    return client


def url(action: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_graphql_apikey:{action}", args=args)


def test_a_new_key_is_shown_once_and_works():
    leitung = admin("Leitung")
    # When a key is made
    shown = leitung.post(url("add"), NEW, follow=True).content.decode()
    # Then its text is on the screen, and opens the interface
    secret = re.search(r"<code>(idk_[\w-]+)</code>", shown).group(1)
    key = holder_of(secret)
    assert (key.name, key.scopes, key.cost_per_minute, key.concurrent) == ("Website", ["AD_HOC"], 5000, 8)
    # And never again
    assert secret not in leitung.get(url("list")).content.decode()
    assert secret not in leitung.get(url("edit", key.pk)).content.decode()


def test_saving_a_key_keeps_it_and_revoking_ends_it():
    leitung = admin("Leitung")
    shown = leitung.post(url("add"), NEW, follow=True).content.decode()
    secret = re.search(r"<code>(idk_[\w-]+)</code>", shown).group(1)
    key = ApiKey.objects.get()
    leitung.post(url("edit", key.pk), {**NEW, "name": "Neuer Name"})
    assert holder_of(secret).name == "Neuer Name"
    leitung.post(url("edit", key.pk), {**NEW, "revoked": "on"})
    assert holder_of(secret) is None


@pytest.mark.parametrize("role", ["Redaktion", "Freigabe"])
def test_nobody_else_sees_them(role):
    assert admin(role).get(url("list")).status_code == 302
