"""The two questions of an orchestrator, answered exactly."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from cms.operations.health import informants
from cms.published.models import Node

PROJECT = Path(__file__).resolve().parents[2]
NEEDED = {"database": "ok", "migrations": "ok", "graph": "ok"}


def test_a_process_that_answers_lives(client: Client) -> None:
    # Given no database at all (this test asked for none), when asked
    response = client.get("/healthz")
    # Then
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_whoever_asks_needs_neither_https_nor_a_known_name(
    client: Client, settings: Settings, address: str
) -> None:
    # Given a service that redirects to HTTPS and knows one name
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["cms.example.org"]
    # When an orchestrator asks a process by its number, then it is answered; everybody else is not
    assert client.get(address, HTTP_HOST="10.0.0.7:8000").status_code == 200
    assert client.get("/graphql/", HTTP_HOST="10.0.0.7:8000").status_code == 400


@pytest.mark.django_db
def test_a_site_with_a_graph_gets_traffic(client: Client) -> None:
    # Given a published home page
    assert Node.objects.exists()
    # When asked
    response = client.get("/readyz")
    # Then
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "checks": {**NEEDED, "search": "ok"}}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_an_empty_graph_gets_no_traffic(client: Client) -> None:
    # Given a graph that was never built
    Node.objects.all().delete()
    # When asked
    response = client.get("/readyz")
    # Then
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "checks": {**NEEDED, "graph": "empty"}}


@pytest.mark.django_db
def test_a_database_behind_the_code_gets_no_traffic(client: Client) -> None:
    # Given a migration of ours that has not run here
    MigrationRecorder.Migration.objects.filter(app="published").delete()
    # When asked
    response = client.get("/readyz")
    # Then
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "checks": {**NEEDED, "migrations": "pending"}}


def test_a_site_without_database_gets_no_traffic_and_tells_nothing() -> None:
    # Given a database that does not answer
    script = (
        "import django; django.setup(); from django.test import Client; "
        "answer = Client().get('/readyz'); print(answer.status_code, answer.content.decode())"
    )
    variables = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": "postgresql://u:secret@127.0.0.1:9/n",
    }
    # When asked
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env=variables, capture_output=True, text=True
    )
    # Then
    assert result.stdout.strip() == (
        '503 {"status": "unavailable", "checks": '
        '{"database": "unavailable", "migrations": "unknown", "graph": "unknown"}}'
    )


@pytest.mark.parametrize("outcome", ["degraded", "unknown"])
@pytest.mark.django_db
def test_whatever_an_informant_tells_the_service_stays_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, outcome: str
) -> None:
    # Given a room that is not as it should be, or cannot tell
    def inform() -> str:
        if outcome == "unknown":
            raise OperationalError
        return outcome

    monkeypatch.setitem(informants, "search", inform)
    # When asked
    response = client.get("/readyz")
    # Then
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "checks": {**NEEDED, "search": outcome}}
