"""Accounts and roles as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"
    verbose_name = "Benutzerkonten und Rollen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .roles import grant_roles_after_migration

        post_migrate.connect(grant_roles_after_migration, sender=self)
