"""The records as a Django app."""

from django.apps import AppConfig


class SnippetsConfig(AppConfig):
    name = "cms.snippets"
    label = "snippets"
    verbose_name = "Stammdaten"
    default_auto_field = "django.db.models.BigAutoField"
