"""The reader of this service, and where the admin's links to pages lead."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from graphql import parse, validate

from cms.editorial.reader import CONTENT_SECURITY_POLICY
from cms.graphql.preview import draft_from_token
from cms.graphql.published_schema import published_schema
from cms.pages.models import InitiativePage
from cms.users.models import User

LogIn = Callable[[User], Client]

QUERY = Path(settings.PROJECT_DIR) / "cms/editorial/templates/editorial/reader.graphql"


def test_asks_what_the_schema_offers() -> None:
    assert validate(published_schema(), parse(QUERY.read_text())) == []


@pytest.mark.django_db
def test_asks_no_more_than_the_endpoint_answers() -> None:
    asked = {"query": QUERY.read_text(), "variables": {"path": "/"}}
    answer = Client().post("/graphql/", asked, content_type="application/json").json()
    assert "errors" not in answer
    assert answer["data"]["page"]["__typename"] == "HomePage"


def test_delivers_one_empty_page_for_every_route() -> None:
    response = Client().get("/ansicht/initiativen/irgendeine/")
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response


@pytest.mark.django_db
def test_feed_readers_find_news_and_events_at_every_route() -> None:
    html = Client().get("/ansicht/initiativen/").content.decode()

    found = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" title="(\w+)" href="(.*?)">', html
    )
    assert found == [
        ("Aktuelles", "/feeds/v1/news.atom"),
        ("Veranstaltungen", "/feeds/v1/events.atom"),
    ]
    for title, address in found:
        assert f"<title>Industriedialog: {title}</title>" in Client().get(address).content.decode()


@pytest.mark.django_db
def test_a_page_says_where_the_website_shows_it(draft: InitiativePage) -> None:
    assert draft.url == draft.full_url == "https://www.example.org/initiativen/buendnis-musterland/"


@pytest.mark.django_db
def test_the_preview_button_leads_to_the_website_with_a_token_for_the_draft(
    draft: InitiativePage, writer: User, logged_in: LogIn
) -> None:
    draft.summary = "Nur im Entwurf."
    draft.save_revision()
    response = logged_in(writer).get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    target = urlsplit(response.url)
    assert (target.scheme, target.netloc, target.path) == ("https", "www.example.org", "/")
    shown = draft_from_token(parse_qs(target.query)["token"][0])
    assert (shown.pk, shown.summary) == (draft.pk, "Nur im Entwurf.")
