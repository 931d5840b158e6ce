"""Figures for whoever has the token, in the format that Prometheus reads."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from cms.operations.metrics import Metric, collectors
from cms.published.models import Node
from cms.published.revision import current_revision

TOKEN = "vom Monitor"


@pytest.fixture
def token(settings: Settings) -> dict[str, str]:
    settings.METRICS_TOKEN = TOKEN
    return {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> list[Metric]:
    """The metrics that are collected, and no others."""
    measured: list[Metric] = []
    monkeypatch.setattr("cms.operations.metrics.collectors", [lambda: measured])
    return measured


def test_without_a_token_there_is_no_such_address(client: Client) -> None:
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_wrong_token_gets_nothing(client: Client, token: dict[str, str]) -> None:
    for headers in ({}, {"Authorization": "Bearer geraten"}, {"Authorization": f"Basic {TOKEN}"}):
        response = client.get("/metrics", headers=headers)
        assert (response.status_code, response.content) == (401, b"")
        assert response["WWW-Authenticate"] == "Bearer"


def test_figures_are_written_as_prometheus_reads_them(
    client: Client, token: dict[str, str], only: list[Metric]
) -> None:
    # Given figures with and without labels
    only += [
        Metric("queue", "What waits.", {(): 3}),
        Metric(
            "hits_total", "Hits.", {(("kind", 'a"\\\n'),): 0.5, (("kind", "b"), ("of", "c")): 2}, "counter"
        ),
    ]
    # When read
    response = client.get("/metrics", headers=token)
    # Then
    assert response["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert response.content.decode() == (
        "# HELP queue What waits.\n"
        "# TYPE queue gauge\n"
        "queue 3.0\n"
        "# HELP hits_total Hits.\n"
        "# TYPE hits_total counter\n"
        'hits_total{kind="a\\"\\\\\\n"} 0.5\n'
        'hits_total{kind="b",of="c"} 2.0\n'
    )


@pytest.mark.django_db
def test_the_graph_is_measured(client: Client, token: dict[str, str]) -> None:
    text = client.get("/metrics", headers=token).content.decode()
    assert f"published_rows {float(Node.objects.count())!r}\n" in text
    assert f"published_revision {float(current_revision())!r}\n" in text


@pytest.mark.django_db
def test_no_name_is_given_twice() -> None:
    def names() -> Iterator[str]:
        for collect in collectors:
            yield from (metric.name for metric in collect())

    assert len(set(names())) == len(list(names()))
