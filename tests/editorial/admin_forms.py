"""The editing form of a page as a browser without JavaScript would send it."""

from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

EMPTY_BODY = {"body-count": "0"}


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def edit_form(client: Client, page: Page, **changes: Any) -> QueryDict:
    """Return what the form of ``page`` holds now, with ``changes``."""
    data = querydict_from_html(client.get(edit_url(page)).content.decode(), form_id="page-edit-form")
    data.update(EMPTY_BODY | changes)
    return data


def press(client: Client, page: Page, button: str, **changes: Any) -> Any:
    """Press a button at the foot of the form: ``press(client, page, "action-submit")``."""
    return client.post(edit_url(page), edit_form(client, page, **{button: "1"}, **changes))


def press_workflow(client: Client, page: Page, action: str, **changes: Any) -> Any:
    """Press a button of the workflow: ``press_workflow(client, page, "approve")``."""
    return press(client, page, "action-workflow-action", **{"workflow-action-name": action}, **changes)


def messages_after(client: Client) -> list[str]:
    """Return what the admin tells this person on the next page."""
    return [str(message) for message in client.get(reverse("wagtailadmin_home")).context["messages"]]
