"""Operations as a Django app."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "cms.operations"
    verbose_name = "Betrieb"
