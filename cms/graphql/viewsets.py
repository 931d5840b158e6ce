"""API keys in the admin, under „Einstellungen“."""

from typing import Any

from django.utils.html import format_html
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .fair_use.keys import issue
from .models import ApiKey


class NewKeyForm(WagtailAdminModelForm):
    """A new key gets its text here; ``secret`` is all that ever shows it."""

    secret = ""

    def save(self, commit: bool = True) -> Any:
        if not self.instance.digest:
            self.secret = issue(self.instance)
        return super().save(commit)


class NewKeyView(CreateView):
    """Shows the new key once."""

    def get_success_message(self, instance: ApiKey) -> str:
        return format_html(
            "Der Schlüssel „{}“ ist angelegt. Er wird nur dieses eine Mal gezeigt: <code>{}</code>",
            instance.name,
            self.form.secret,
        )


class ApiKeyViewSet(SnippetViewSet):
    model = ApiKey
    icon = "key"
    menu_label = "API-Schlüssel"
    menu_order = 900
    add_to_settings_menu = True
    add_view_class = NewKeyView
    list_display = ["name", "ending", "cost_per_minute", "expires_on", "revoked"]
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in ("name", "scopes", "cost_per_minute", "concurrent", "expires_on", "revoked")
        ],
        base_form_class=NewKeyForm,
    )
