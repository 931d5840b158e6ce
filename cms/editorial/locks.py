"""What people read above a page that waits for its approval."""

from typing import Any

from wagtail.locks import WorkflowLock

WAITING = (
    "Diese Seite wartet auf die Freigabe durch eine zweite Person und lässt sich bis dahin nicht bearbeiten. "
    "Wer sie eingereicht hat, kann die Einreichung zurückziehen."
)


class FourEyesLock(WorkflowLock):
    """Only those who approve may edit meanwhile; whoever does hands the approval on to somebody else."""

    def get_message(self, user: Any) -> str | None:
        return WAITING if self.for_user(user) else None
