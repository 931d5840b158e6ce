"""Nobody publishes alone: every road to a public page is tried by every role."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from cms.editorial.four_eyes import DIRECT_PUBLICATION, OWN_EDIT, OWN_SUBMISSION, last_editor_id
from cms.editorial.models import FourEyesTask
from cms.editorial.workflow import establish_workflow
from cms.pages.models import InitiativeIndexPage, InitiativePage
from cms.published.models import Node
from cms.users.models import User
from tests.editorial.admin_forms import edit_url, messages_after, press, press_workflow

pytestmark = pytest.mark.django_db

LogIn = Callable[[User], Client]


def is_public(page: Page) -> bool:
    return Node.objects.filter(id=page.uuid).exists()


def submit(client: Client, page: Page, **changes: str) -> None:
    press(client, page, "action-submit", **changes)
    assert page.workflow_in_progress


def task_url(page: Page, action: str) -> str:
    state = page.current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


class TestTheIntendedWay:
    def test_one_writes_and_another_publishes(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft, summary="Ein Entwurf.")
        assert not is_public(draft)

        press_workflow(logged_in(approver), draft, "approve")

        assert is_public(draft)
        assert Page.objects.get(pk=draft.pk).live

    def test_the_leitung_may_be_the_second_person(
        self, draft: InitiativePage, writer: User, manager: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft)
        logged_in(manager).post(task_url(draft, "approve"), {"comment": ""})
        assert is_public(draft)

    def test_a_page_with_a_date_waits_for_it(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        tomorrow = timezone.localtime() + timedelta(days=1)
        submit(logged_in(writer), draft, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
        press_workflow(logged_in(approver), draft, "approve")
        assert not is_public(draft)
        assert Page.objects.get(pk=draft.pk).approved_schedule

    def test_changes_can_be_asked_for(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft)
        press_workflow(logged_in(approver), draft, "reject")
        assert draft.current_workflow_state.status == "needs_changes"
        assert not is_public(draft)

    def test_opening_and_saving_without_a_change_is_no_editing(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft, summary="Von Anna.")
        press(logged_in(approver), draft, "action-save")
        assert draft.revisions.order_by("-pk").first().user == approver
        assert last_editor_id(draft) == writer.pk

        press_workflow(logged_in(approver), draft, "approve")

        assert is_public(draft)


class TestTheSubmitter:
    @pytest.mark.parametrize("role", ["Redaktion", "Freigabe", "Leitung", None])
    def test_cannot_approve(
        self, draft: InitiativePage, writer: User, logged_in: LogIn, role: str | None
    ) -> None:
        writer.groups.set(Group.objects.filter(name=role))
        writer.is_superuser = role is None
        writer.save()
        client = logged_in(writer)
        submit(client, draft)

        press_workflow(client, draft, "approve")
        client.post(task_url(draft, "approve"), {"comment": "Passt."})

        assert not is_public(draft)
        assert draft.workflow_in_progress

    def test_reads_why(self, draft: InitiativePage, approver: User, logged_in: LogIn) -> None:
        client = logged_in(approver)
        submit(client, draft)
        page = client.get(edit_url(draft)).content.decode()
        assert OWN_SUBMISSION in page
        assert 'data-workflow-action-name="approve"' not in page

    def test_cannot_be_the_last_editor_by_proxy_either(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(approver), draft)
        press(logged_in(approver), draft, "action-save", summary="Noch schnell.")
        press_workflow(logged_in(approver), draft, "approve")
        assert not is_public(draft)


class TestTheLastEditor:
    def test_cannot_approve_a_change_made_while_approving(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft, summary="Von Anna.")
        client = logged_in(approver)

        response = press_workflow(client, draft, "approve", summary="Von Bert.")

        assert (response.status_code, response.url) == (302, edit_url(draft))
        assert messages_after(client) == [OWN_EDIT]
        assert not is_public(draft)
        assert InitiativePage.objects.get(pk=draft.pk).get_latest_revision_as_object().summary == "Von Anna."

    def test_cannot_approve_what_they_changed_before(
        self, draft: InitiativePage, writer: User, approver: User, second_approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft, summary="Von Anna.")
        press(logged_in(approver), draft, "action-save", summary="Von Bert.")

        press_workflow(logged_in(approver), draft, "approve")
        logged_in(approver).post(task_url(draft, "approve"), {"comment": ""})
        assert not is_public(draft)

        press_workflow(logged_in(second_approver), draft, "approve")
        assert is_public(draft)

    def test_cannot_approve_after_asking_for_changes_and_making_them(
        self, draft: InitiativePage, writer: User, approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft)
        press_workflow(logged_in(approver), draft, "reject")
        press(logged_in(approver), draft, "action-submit", summary="Von Bert.")
        assert draft.workflow_in_progress
        press_workflow(logged_in(approver), draft, "approve")
        assert not is_public(draft)

    def test_does_not_see_the_page_among_the_waiting(
        self, draft: InitiativePage, writer: User, approver: User, second_approver: User, logged_in: LogIn
    ) -> None:
        submit(logged_in(writer), draft)
        press(logged_in(approver), draft, "action-save", summary="Von Bert.")
        task = FourEyesTask.objects.get()
        assert not task.get_task_states_user_can_moderate(approver).exists()
        assert task.get_task_states_user_can_moderate(second_approver).count() == 1


class TestDirectPublication:
    @pytest.mark.parametrize("person", ["writer", "approver", "manager", "superuser"])
    def test_is_no_button_of_the_form(
        self, draft: InitiativePage, person: str, request: pytest.FixtureRequest, logged_in: LogIn
    ) -> None:
        client = logged_in(request.getfixturevalue(person))
        assert "action-publish" not in client.get(edit_url(draft)).content.decode()
        press(client, draft, "action-publish", summary="Sofort.")
        assert not is_public(draft)
        assert not Page.objects.get(pk=draft.pk).live

    @pytest.mark.parametrize("person", ["writer", "approver", "manager", "superuser"])
    def test_is_no_button_of_a_new_page(
        self, index: InitiativeIndexPage, person: str, request: pytest.FixtureRequest, logged_in: LogIn
    ) -> None:
        url = reverse("wagtailadmin_pages:add", args=["pages", "initiativepage", index.pk])
        client = logged_in(request.getfixturevalue(person))
        assert "action-publish" not in client.get(url).content.decode()

    @pytest.mark.parametrize("person", ["writer", "approver", "manager", "superuser"])
    def test_is_no_bulk_action(
        self, draft: InitiativePage, person: str, request: pytest.FixtureRequest, logged_in: LogIn
    ) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client = logged_in(request.getfixturevalue(person))
        client.post(f"{url}?id={draft.pk}", {"include_descendants": "on"})
        client.post(f"{url}?id={draft.get_parent().pk}", {"include_descendants": "on"})
        assert not is_public(draft)

    @pytest.mark.parametrize("person", ["writer", "approver", "manager", "superuser"])
    @pytest.mark.parametrize("action", ["publish", "create_alias", "copy"])
    def test_is_no_call_of_the_admin_interface(
        self,
        draft: InitiativePage,
        person: str,
        action: str,
        request: pytest.FixtureRequest,
        logged_in: LogIn,
    ) -> None:
        draft.save_revision()
        url = reverse("wagtailadmin_api:pages:action", args=[draft.pk, action])
        logged_in(request.getfixturevalue(person)).post(url, {"keep_live": True, "recursive": False})
        assert not Page.objects.filter(title=draft.title, live=True).exists()

    def test_of_a_copy_is_refused(self, draft: InitiativePage, approver: User, logged_in: LogIn) -> None:
        live = draft
        live.save_revision().publish()
        data = {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": live.get_parent().pk,
            "publish_copies": "on",
            "alias": "",
        }
        logged_in(approver).post(reverse("wagtailadmin_pages:copy", args=[live.pk]), data)
        logged_in(approver).post(reverse("wagtailadmin_pages:copy", args=[live.pk]), data | {"alias": "on"})
        assert not Page.objects.filter(slug="kopie", live=True).exists()

    def test_of_an_old_version_is_refused(
        self, draft: InitiativePage, approver: User, logged_in: LogIn
    ) -> None:
        revision = draft.save_revision()
        url = reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, revision.pk])
        assert "action-publish" not in logged_in(approver).get(url).content.decode()

    def test_of_a_second_home_page_is_refused(self, approver: User, logged_in: LogIn) -> None:
        """Pages directly below the root are the one place where Wagtail itself would still offer it."""
        url = reverse("wagtailadmin_pages:add", args=["pages", "homepage", Page.get_first_root_node().pk])
        client = logged_in(approver)
        response = client.post(
            url,
            {
                "title": "Zweite",
                "slug": "zweite",
                "body-count": "0",
                "action-publish": "1",
                "comments-TOTAL_FORMS": "0",
                "comments-INITIAL_FORMS": "0",
            },
        )
        assert response.status_code == 302
        assert messages_after(client) == [DIRECT_PUBLICATION]
        assert not Page.objects.filter(slug="zweite").exists()


class TestOtherWorkflows:
    def test_a_workflow_without_steps_publishes_nothing(
        self, draft: InitiativePage, manager: User, logged_in: LogIn
    ) -> None:
        WorkflowPage.objects.filter(page__depth=1).update(
            workflow=Workflow.objects.create(name="Ohne Schritte")
        )
        client = logged_in(manager)
        press(client, draft, "action-submit")
        assert messages_after(client) == [OWN_SUBMISSION]
        assert not is_public(draft)

    def test_a_stock_step_does_not_let_people_approve_their_own_page(
        self, draft: InitiativePage, approver: User, logged_in: LogIn
    ) -> None:
        task = GroupApprovalTask.objects.create(name="Einfach")
        task.groups.add(Group.objects.get(name="Freigabe"))
        workflow = Workflow.objects.create(name="Einfach")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.filter(page__depth=1).update(workflow=workflow)
        client = logged_in(approver)
        submit(client, draft)

        press_workflow(client, draft, "approve")

        assert not is_public(draft)
        assert draft.workflow_in_progress


class TestOnePersonAlone:
    """Taking something down needs no second person."""

    def test_may_unpublish(self, draft: InitiativePage, approver: User, logged_in: LogIn) -> None:
        draft.save_revision().publish()
        logged_in(approver).post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]))
        assert not is_public(draft)

    def test_may_restrict(self, draft: InitiativePage, approver: User, logged_in: LogIn) -> None:
        draft.save_revision().publish()
        url = reverse("wagtailadmin_pages:set_privacy", args=[draft.pk])
        logged_in(approver).post(url, {"restriction_type": "login", "password": "", "groups": []})
        assert not is_public(draft)

    def test_may_not_do_so_as_redaktion(self, draft: InitiativePage, writer: User, logged_in: LogIn) -> None:
        draft.save_revision().publish()
        logged_in(writer).post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]))
        logged_in(writer).post(
            reverse("wagtailadmin_pages:set_privacy", args=[draft.pk]), {"restriction_type": "login"}
        )
        assert is_public(draft)


class TestTheWorkflow:
    def test_covers_the_whole_tree_with_one_step(self) -> None:
        workflow = Workflow.objects.get(name="Vier-Augen-Freigabe")
        (task,) = workflow.tasks
        assert isinstance(task.specific, FourEyesTask)
        assert sorted(group.name for group in task.specific.groups.all()) == ["Freigabe", "Leitung"]
        assert [assigned.page.depth for assigned in WorkflowPage.objects.all()] == [1]

    def test_comes_back_after_the_next_migration(self) -> None:
        Workflow.objects.get().deactivate()
        Task.objects.get().specific.groups.clear()

        establish_workflow()
        establish_workflow()

        assert Workflow.objects.get().active
        assert FourEyesTask.objects.get().groups.count() == 2
        assert WorkflowPage.objects.count() == 1
