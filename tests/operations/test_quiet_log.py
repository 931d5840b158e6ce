"""Strangers are told what they ask wrongly, and cannot fill the log with it."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["fremd.example", "a b", "testserver:port"])
def test_a_host_that_is_not_ours_writes_nothing(host: str, caplog: pytest.LogCaptureFixture) -> None:
    response = Client().get("/admin/login/", headers={"host": host})

    assert response.status_code == 400
    assert caplog.record_tuples == []


def test_a_form_without_a_token_writes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "root"})

    assert response.status_code == 403
    assert caplog.record_tuples == []


def test_an_address_that_does_not_exist_writes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    assert Client().get("/gibt-es-nicht/").status_code == 404
    assert caplog.record_tuples == []
