"""Addresses of previews that were passed on can be taken back, by whoever may edit the page."""

from django.urls import reverse
from wagtail_headless_preview.models import PagePreview

from tests.factories.pages import InitiativePageFactory, preview_token
from tests.factories.users import UserFactory

from .admin_forms import edit_url

LABEL = "Vorschau-Adressen widerrufen"


def address(page):
    return reverse("revoke_previews", args=[page.pk])


def messages(response):
    return [str(message) for message in response.context["messages"]]


def test_the_menu_of_a_page_leads_there(draft, writer, logged_in):
    shown = logged_in(writer).get(edit_url(draft)).content.decode()

    assert LABEL in shown
    assert address(draft) in shown


def test_it_asks_first(draft, writer, logged_in):
    preview_token(draft)

    asked = logged_in(writer).get(address(draft))

    assert asked.status_code == 200
    assert "eine neue Vorschau bekommt eine neue Adresse" in " ".join(asked.content.decode().split())
    assert PagePreview.objects.count() == 1


def test_all_addresses_of_this_page_are_taken_back_and_no_others(draft, writer, logged_in):
    other = InitiativePageFactory(live=False)
    preview_token(draft)
    kept = preview_token(other)
    client = logged_in(writer)

    told = client.post(address(draft), follow=True)
    again = client.post(address(draft), follow=True)

    assert told.redirect_chain == [(edit_url(draft), 302)]
    assert messages(told) == ["Alle bisherigen Adressen der Vorschau dieser Seite zeigen nichts mehr."]
    assert messages(again) == ["Zu dieser Seite gab es keine Vorschau-Adressen."]
    assert [preview.token for preview in PagePreview.objects.all()] == [kept]


def test_nobody_else_may(draft, logged_in, client):
    preview_token(draft)

    assert logged_in(UserFactory(username="gast")).post(address(draft)).status_code == 302
    assert client.post(address(draft)).status_code == 302
    assert PagePreview.objects.count() == 1
