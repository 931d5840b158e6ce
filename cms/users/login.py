"""Log in with the user name or, where that is easier to remember, with the mail address."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User


class UsernameOrEmailBackend(ModelBackend):
    """Django's own check of the password, after a mail address has been turned into its user name."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        return super().authenticate(request, username=_username(username), password=password, **kwargs)


def _username(entered: str | None) -> str | None:
    """Return the user name behind a mail address; what is no known address stays as it is.

    A user name that looks like somebody else's mail address wins over the address, so an account
    cannot be taken over by registering such an address.
    """
    if not entered or "@" not in entered or User.objects.filter(username=entered).exists():
        return entered
    return User.objects.filter(email__iexact=entered).values_list("username", flat=True).first() or entered
