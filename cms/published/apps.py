from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "cms.published"
    verbose_name = "Veröffentlichter Graph"
