"""The log-in as editors meet it: in German, and open to either name of an account."""

from typing import Any

from wagtail.admin.forms.auth import LoginForm


class GermanLoginForm(LoginForm):
    """Names what Wagtail leaves in English, and says that the mail address will do."""

    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": "Diese Anmeldung kennen wir nicht. Bitte prüfen Sie Benutzername und Passwort.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Benutzername oder E-Mail-Adresse"
        self.fields["username"].widget.attrs["placeholder"] = ""
        self.fields["password"].label = "Passwort"
        self.fields["password"].widget.attrs["placeholder"] = ""
