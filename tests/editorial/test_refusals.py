"""What cannot be published is told to the editor, who finds the form as it was."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.pages.models import InitiativePage
from cms.published.models import Node
from cms.users.models import User
from tests.editorial.admin_forms import edit_url, messages_after, press
from tests.factories.pages import body

pytestmark = pytest.mark.django_db

LogIn = Callable[[User], Client]


@pytest.fixture
def submitted(draft: InitiativePage, writer: User, logged_in: LogIn) -> InitiativePage:
    press(logged_in(writer), draft, "action-submit", summary="Fertig.")
    return draft


@pytest.fixture
def unprojectable(submitted: InitiativePage) -> InitiativePage:
    """A page whose stored draft holds a value that the block does not know any more."""
    revision = submitted.revisions.get()
    revision.content["body"] = json.dumps(body(("heading", {"text": "Ziele", "level": "H9"})))
    revision.save(update_fields=["content"])
    return submitted


class TestAFailedProjection:
    def test_leads_back_to_the_form_with_nothing_published(
        self, unprojectable: InitiativePage, approver: User, logged_in: LogIn
    ) -> None:
        client = logged_in(approver)
        state = unprojectable.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[unprojectable.pk, "approve", state.pk])

        response = client.post(url, {"comment": ""})

        assert (response.status_code, response.url) == (302, edit_url(unprojectable))
        (message,) = messages_after(client)
        assert message.startswith("„Bündnis Musterland“ konnte nicht veröffentlicht werden:")
        assert not Page.objects.get(pk=unprojectable.pk).live
        assert unprojectable.workflow_in_progress
        assert not Node.objects.filter(id=unprojectable.uuid).exists()

    def test_closes_the_dialog_that_asked(
        self, unprojectable: InitiativePage, approver: User, logged_in: LogIn
    ) -> None:
        state = unprojectable.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[unprojectable.pk, "approve", state.pk])
        response = logged_in(approver).post(
            url, {"comment": "Gut."}, headers={"x-requested-with": "XMLHttpRequest"}
        )
        assert response.json() == {"step": "success", "redirect": edit_url(unprojectable)}


class TestAPageThatBecameUnfit:
    def test_is_not_published_and_says_what_it_lacks(
        self, submitted: InitiativePage, approver: User, logged_in: LogIn
    ) -> None:
        """Between submission and approval, somebody removed what the publish rules ask for."""
        revision = submitted.revisions.get()
        revision.content |= {"founded_on": "2020-05-01", "ended_on": "2019-05-01"}
        revision.save(update_fields=["content"])
        client = logged_in(approver)
        state = submitted.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk])

        response = client.post(url, {"comment": ""})

        assert (response.status_code, response.url) == (302, edit_url(submitted))
        assert messages_after(client) == [
            "Die Seite kann so nicht veröffentlicht werden; es wurde nichts geändert. "
            "Das Ende liegt vor dem Beginn."
        ]
        assert not Page.objects.get(pk=submitted.pk).live

    def test_cannot_even_be_submitted(self, draft: InitiativePage, writer: User, logged_in: LogIn) -> None:
        response = press(
            logged_in(writer), draft, "action-submit", founded_on="2020-05-01", ended_on="2019-05-01"
        )
        assert response.status_code == 200
        assert "Das Ende liegt vor dem Beginn." in response.content.decode()
        assert not draft.workflow_in_progress

    def test_can_be_kept_as_a_draft(self, draft: InitiativePage, writer: User, logged_in: LogIn) -> None:
        response = press(
            logged_in(writer), draft, "action-save", founded_on="2020-05-01", ended_on="2019-05-01"
        )
        assert response.status_code == 302


def test_other_failures_stay_failures(submitted: InitiativePage, approver: User, logged_in: LogIn) -> None:
    """A mistake of the program must not look like one of the editor's."""
    revision = submitted.revisions.get()
    revision.content["goals"] = "no list"
    revision.save(update_fields=["content"])
    state = submitted.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk])
    with pytest.raises(TypeError):
        logged_in(approver).post(url, {"comment": ""})
