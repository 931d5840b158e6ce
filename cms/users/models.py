"""The account of a person who works in the editorial office."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower


class User(AbstractUser):
    """Stock Django user with one promise more: a mail address names at most one account.

    That is what lets people log in with either name, see ``cms.users.login``.
    """

    class Meta(AbstractUser.Meta):
        verbose_name = "Benutzerkonto"
        verbose_name_plural = "Benutzerkonten"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="users_user_email_once",
                violation_error_message="Zu dieser E-Mail-Adresse gibt es bereits ein Benutzerkonto.",
            )
        ]
