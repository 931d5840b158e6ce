"""The editors' room as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EditorialConfig(AppConfig):
    """Has to stand after ``cms.users``: the workflow names the groups that its roles create."""

    name = "cms.editorial"
    label = "editorial"
    verbose_name = "Redaktion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .exports import make_exports_neutral
        from .workflow import establish_after_migration

        make_exports_neutral()
        post_migrate.connect(establish_after_migration, sender=self)
