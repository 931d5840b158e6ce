"""The workflow of this house as code: one step, on the whole page tree."""

from typing import Any

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.users.roles import APPROVAL, MANAGEMENT

from .tasks import FourEyesTask

WORKFLOW_NAME = "Vier-Augen-Freigabe"
TASK_NAME = "Freigabe"
_STOCK_WORKFLOW = "Moderators approval"


def establish_after_migration(sender: AppConfig, **kwargs: Any) -> None:
    """Set the workflow up anew once the database is complete: our own table, and the page tree."""
    migrated = kwargs.get("apps", apps)
    if ("editorial", "foureyestask") in _tables(migrated) and Page.get_first_root_node() is not None:
        establish_workflow()


def _tables(migrated: Apps) -> set[tuple[str, str]]:
    """Name the models the migrations have come to, by app; a partial ``migrate`` knows few of them."""
    return {(model._meta.app_label, str(model._meta.model_name)) for model in migrated.get_models()}


@transaction.atomic
def establish_workflow() -> Workflow:
    """Bring workflow, step and assignment to what they have to be; a second call changes nothing."""
    workflow = _active(Workflow, WORKFLOW_NAME)
    task = _active(FourEyesTask, TASK_NAME)
    task.groups.set([Group.objects.get_or_create(name=name)[0] for name in (APPROVAL, MANAGEMENT)])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for root in Page.get_root_nodes():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    _remove_stock_workflow()
    return workflow


def _active(model: Any, name: str) -> Any:
    found = model.objects.filter(name=name).order_by("pk").first() or model(name=name)
    if not found.active or found.pk is None:
        found.active = True
        found.save()
    return found


def _remove_stock_workflow() -> None:
    """Drop what Wagtail brings along unless history hangs on it: there, people approve their own pages."""
    Workflow.objects.filter(name=_STOCK_WORKFLOW, workflow_states=None).delete()
    GroupApprovalTask.objects.filter(name=_STOCK_WORKFLOW, task_states=None).delete()
