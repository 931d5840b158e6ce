"""The page types as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    verbose_name = "Seiten"
