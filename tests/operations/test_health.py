"""The two questions of an orchestrator, answered exactly."""

import pytest
from django.test import Client

READY = {"database": "ok", "migrations": "ok", "graph": "ok"}


def test_a_process_that_answers_lives(client: Client) -> None:
    # Given no database at all (this test asked for none), when asked
    response = client.get("/healthz")
    # Then
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_an_empty_graph_gets_no_traffic(client: Client) -> None:
    # Given nothing published, when asked
    response = client.get("/readyz")
    # Then
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "checks": {**READY, "graph": "empty"}}
