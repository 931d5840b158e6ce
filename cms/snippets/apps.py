from django.apps import AppConfig


class SnippetsConfig(AppConfig):
    name = "cms.snippets"
    label = "snippets"
    verbose_name = "Stammdaten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from modelcluster.fields import ParentalManyToManyField
        from wagtail.admin.forms.models import register_form_field_override

        from .widgets import record_choice

        register_form_field_override(ParentalManyToManyField, override=record_choice)
