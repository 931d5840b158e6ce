import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.users.login import UsernameOrEmailBackend
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "ein langes Kennwort"


@pytest.mark.parametrize("entered", ["werk", "dialog@example.org", "Dialog@Example.org"])
def test_user_name_or_mail_address_opens_the_same_account(entered: str) -> None:
    user = UserFactory(username="werk", email="dialog@example.org")

    assert UsernameOrEmailBackend().authenticate(None, entered, PASSWORD) == user


@pytest.mark.parametrize(
    ("entered", "password"),
    [("werk", "falsch"), ("fremd@example.org", PASSWORD), (None, PASSWORD), ("", PASSWORD)],
)
def test_wrong_entries_open_nothing(entered: str | None, password: str) -> None:
    UserFactory(username="werk", email="dialog@example.org")

    assert UsernameOrEmailBackend().authenticate(None, entered, password) is None


@pytest.mark.parametrize("entered", ["werk", "dialog@example.org"])
def test_the_form_is_german_and_takes_either_name(client: Client, entered: str) -> None:
    UserFactory(username="werk", email="dialog@example.org", role="Redaktion")

    shown = client.get("/admin/login/").content.decode()
    refused = client.post("/admin/login/", {"username": entered, "password": "falsch"}).content.decode()
    opened = client.post("/admin/login/", {"username": entered, "password": PASSWORD})

    assert "Benutzername oder E-Mail-Adresse" in shown
    assert "Passwort" in shown
    assert "Password<" not in shown
    assert "Diese Anmeldung kennen wir nicht. Bitte prüfen Sie Benutzername und Passwort." in refused
    assert (opened.status_code, opened.url) == (302, "/admin/")


def test_an_inactive_account_stays_closed() -> None:
    UserFactory(email="dialog@example.org", is_active=False)

    assert UsernameOrEmailBackend().authenticate(None, "dialog@example.org", PASSWORD) is None


def test_a_user_name_that_copies_a_foreign_address_does_not_lead_to_the_other_account() -> None:
    victim = UserFactory(username="werk", email="dialog@example.org")
    copy = UserFactory(username="dialog@example.org", email="anders@example.org")

    found = UsernameOrEmailBackend().authenticate(None, "dialog@example.org", PASSWORD)

    assert found == copy
    assert found != victim


def test_one_mail_address_names_one_account() -> None:
    UserFactory(email="dialog@example.org")
    second = UserFactory.build(email="DIALOG@example.org")

    with pytest.raises(ValidationError) as refused:
        second.full_clean()

    assert refused.value.messages == ["Zu dieser E-Mail-Adresse gibt es bereits ein Benutzerkonto."]


def test_accounts_without_mail_address_do_not_collide() -> None:
    assert UserFactory(email="").pk != UserFactory(email="").pk
