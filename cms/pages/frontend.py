"""Where a page is seen: on the website that reads the interface, drafts as well as live pages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail_headless_preview.models import HeadlessPreviewMixin


class SeenOnTheFrontend(HeadlessPreviewMixin):
    """Lead „Live ansehen“ and the preview to ``FRONTEND_URL``: this service itself serves no pages."""

    @property
    def frontend_path(self) -> str:
        """The route on the frontend."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        parts = super().get_url_parts(request)
        return (parts[0], settings.FRONTEND_URL, self.frontend_path) if parts else None

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """Return the whole address even where Wagtail would do with the path: the host is never this one."""
        return self.get_full_url(request)

    url = property(get_url)

    def get_client_root_url(self, request: HttpRequest) -> str:
        return f"{settings.FRONTEND_URL}/"
