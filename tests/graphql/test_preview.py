"""Drafts open with a token, for an hour, for nobody else."""

import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signing import TimestampSigner, b62_encode
from django.test import Client, RequestFactory

from cms.editorial.previews import revoke_previews
from cms.pages.models import InitiativePage
from tests.factories.pages import InitiativePageFactory, preview_token
from tests.factories.snippets import TopicFactory

from .client import data, error

pytestmark = pytest.mark.django_db

QUERY = """query ($token: String!, $path: String) { page(previewToken: $token, path: $path) {
  id title ... on InitiativePage { mission topics { name }
  relatedInitiatives { initiative { title } } } } }"""


def test_a_token_shows_the_draft_through_the_same_schema():
    topic = TopicFactory(name="Energie")
    page = InitiativePageFactory(title="Öffentlich", mission="alt", topics=[topic])
    page.title, page.mission = "Entwurf", "neu"
    page.save_revision()
    draft = page.get_latest_revision_as_object()

    shown = data(QUERY, token=preview_token(draft))["page"]

    assert shown == {
        "id": str(page.uuid),
        "title": "Entwurf",
        "mission": "neu",
        "topics": [{"name": "Energie"}],
        "relatedInitiatives": [],
    }
    assert data("query ($id: ID!) { page(id: $id) { title } }", id=str(page.uuid))["page"] == {
        "title": "Öffentlich"
    }


def test_a_page_that_was_never_published_can_be_previewed():
    page = InitiativePageFactory(title="Neu", live=False)
    assert data(QUERY, token=preview_token(page))["page"]["title"] == "Neu"


def test_a_page_that_was_never_saved_can_be_previewed():
    index = InitiativePageFactory().get_parent().specific
    page = InitiativePage(title="Ungespeichert", slug="ungespeichert", level="STATE", locale=index.locale)
    page.set_url_path(index)
    page.depth, page.path = index.depth + 1, index.path + "9999"

    shown = data(QUERY, token=preview_token(page))["page"]

    assert (shown["id"], shown["title"]) == (str(page.uuid), "Ungespeichert")


def test_the_token_opens_one_object_only():
    page, other = InitiativePageFactory(), InitiativePageFactory()
    assert data(QUERY, token=preview_token(page), path=other.frontend_path)["page"] is None


def test_nobody_may_store_the_answer():
    body = json.dumps(
        {"query": QUERY, "variables": {"token": preview_token(InitiativePageFactory(live=False))}}
    )
    response = Client().post("/graphql/", body, content_type="application/json")
    assert response["Cache-Control"] == "private, no-store"
    assert not response.has_header("ETag")


def token_made(minutes_ago: int, monkeypatch: pytest.MonkeyPatch) -> str:
    moment = int(time.time()) - 60 * minutes_ago
    with monkeypatch.context() as patched:
        patched.setattr(TimestampSigner, "timestamp", lambda signer: b62_encode(moment))
        return preview_token(InitiativePageFactory(live=False))


def test_a_token_is_worthless_after_an_hour(monkeypatch):
    young, old = token_made(59, monkeypatch), token_made(61, monkeypatch)

    assert data(QUERY, token=young)["page"]
    assert error(QUERY, token=old)["extensions"]["code"] == "PREVIEW_TOKEN_INVALID"


def test_a_token_can_be_revoked():
    page, other = InitiativePageFactory(live=False), InitiativePageFactory(live=False)
    token, kept = preview_token(page), preview_token(other)

    assert revoke_previews(page) == 1
    assert data(QUERY, token=kept)["page"]
    assert error(QUERY, token=token)["extensions"]["code"] == "PREVIEW_TOKEN_INVALID"


@pytest.mark.parametrize(
    "forge", [lambda token: "", lambda token: token[:-1], lambda token: token.replace("id=", "id=1")]
)
def test_forged_tokens_open_nothing(forge):
    token = preview_token(InitiativePageFactory(live=False))
    assert error(QUERY, token=forge(token))["extensions"]["code"] == "PREVIEW_TOKEN_INVALID"


def test_the_editors_button_leads_to_the_frontend_with_a_token_that_works(settings):
    page = InitiativePageFactory(title="Vom Bildschirm", live=False)

    response = page.serve_preview(RequestFactory().get("/"), "")

    assert response["Location"].startswith(settings.FRONTEND_URL)
    (token,) = parse_qs(urlsplit(response["Location"]).query)["token"]
    assert data(QUERY, token=token)["page"]["title"] == "Vom Bildschirm"
