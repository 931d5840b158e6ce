"""The demo site as a Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "cms.demo"
    verbose_name = "Demo-Inhalte"
