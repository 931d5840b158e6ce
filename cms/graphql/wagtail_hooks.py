"""Where this room joins Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import ApiKeyViewSet

register_snippet(ApiKeyViewSet)
