"""The published graph as a Django app."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    """Has to stand after grapple in INSTALLED_APPS: what it listens to follows from grapple's types."""

    name = "cms.published"
    label = "published"
    verbose_name = "Veröffentlichter Graph"

    def ready(self) -> None:
        from .events import listen

        listen()
