"""The buttons below the form of a page, in the order and the words of this house."""

from typing import Any

from wagtail.admin.action_menu import CancelWorkflowMenuItem, WorkflowMenuItem

_APPROVE = {False: "Freigeben und veröffentlichen", True: "Mit Kommentar freigeben und veröffentlichen"}


def arrange(items: list[Any]) -> None:
    """Put approval first, where the eye of an approver falls, and name what Wagtail calls a workflow."""
    for item in items:
        if isinstance(item, CancelWorkflowMenuItem):
            item.label = "Einreichung zurückziehen"
        elif _approves(item):
            item.label = _APPROVE[bool(item.launch_modal)]
    items.sort(key=lambda item: (not _approves(item), item.order))


def _approves(item: Any) -> bool:
    return isinstance(item, WorkflowMenuItem) and item.name == "approve"
