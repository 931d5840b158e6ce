"""The embeds as a Django app."""

from django.apps import AppConfig


class EmbedsConfig(AppConfig):
    """Brings templates and the generator's own files."""

    name = "cms.embeds"
    label = "embeds"
    verbose_name = "Einbettungen"
