from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "cms.operations"
    verbose_name = "Betrieb"
