"""The log-in form, which takes either name of an account."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.forms.auth import LoginForm


class EitherNameLoginForm(LoginForm):
    """Say in the label what ``cms.users.login`` allows: the user name or the mail address."""

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "Benutzername oder E-Mail-Adresse"
        self.fields["username"].widget.attrs["placeholder"] = ""
        self.fields["password"].label = "Passwort"
        self.fields["password"].widget.attrs["placeholder"] = ""
