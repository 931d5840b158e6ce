"""The step of a workflow that needs a second person."""

from typing import Any

from django.db import transaction
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from .four_eyes import FourEyesRefusal, objection
from .locks import FourEyesLock

Action = tuple[str, str, bool]


class FourEyesTask(AbstractGroupApprovalTask):
    """Members of the chosen groups approve, but never their own submission or their own last edit.

    They may always ask for changes, which publishes nothing.
    """

    lock_class = FourEyesLock

    class Meta:
        verbose_name = "Freigabe nach dem Vier-Augen-Prinzip"
        verbose_name_plural = "Freigaben nach dem Vier-Augen-Prinzip"

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        actions: list[Action] = super().get_actions(obj, user)
        state = obj.current_workflow_state
        if actions and state and objection(state, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Raise ``FourEyesRefusal`` where the buttons are older than the last edit of the user."""
        if action_name == "approve" and (reason := objection(task_state.workflow_state, user)):
            raise FourEyesRefusal(reason)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """List on the dashboard what this person can settle, not what waits for a colleague."""
        edited = Page.objects.filter(latest_revision__user=user)
        return (
            super()
            .get_task_states_user_can_moderate(user, **kwargs)
            .exclude(workflow_state__requested_by=user)
            .exclude(workflow_state__object_id__in=edited.values_list(Cast("pk", CharField()), flat=True))
        )

    @classmethod
    def get_description(cls) -> str:
        return (
            "Mitglieder der gewählten Gruppen geben frei, aber nie die eigene Einreichung "
            "und nie die eigene letzte Änderung."
        )


def explain_missing_approval(page: Page, user: Any) -> str:
    """Say why a member of the approving groups finds no button to approve this page; empty if they do."""
    task = page.current_workflow_task
    if not isinstance(task, FourEyesTask) or task.locked_for_user(page, user):
        return ""
    return objection(page.current_workflow_state, user)


def outcome(page: Page) -> str:
    """Say what an approval has just brought about."""
    if page.live and not page.approved_schedule:
        return f"„{page.title}“ ist freigegeben und öffentlich."
    if page.approved_schedule:
        return f"„{page.title}“ ist freigegeben und erscheint zum gewählten Zeitpunkt."
    return ""
