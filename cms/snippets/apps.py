from django.apps import AppConfig


class SnippetsConfig(AppConfig):
    name = "cms.snippets"
    verbose_name = "Stammdaten"
