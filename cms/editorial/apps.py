from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    verbose_name = "Redaktion"
