"""What a person may do with a page: everything Wagtail allows, but never publish alone."""

from wagtail.models import PagePermissionTester


class FourEyesPermissionTester(PagePermissionTester):
    """Pages go live when a second person approves them in a workflow, which asks for no permission.

    The permission „publish“ therefore stands for what one person may do with public pages: take
    them down, restrict them, call off a date. Superusers are bound like everybody else.
    """

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return self._answers_for_public_pages()

    def can_unschedule(self) -> bool:
        return self._answers_for_public_pages()

    def _answers_for_public_pages(self) -> bool:
        if not self.user.is_active or self.page_is_root:
            return False
        return bool(self.user.is_superuser or "publish" in self.permissions)
