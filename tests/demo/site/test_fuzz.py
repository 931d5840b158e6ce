"""Schemathesis asks every root field of the demo site for whatever the schema allows.

Each answer is what the schema promises, or a refusal that says which argument or which limit is the
reason, and the log stays free of exceptions. Every second document is made plausible, because most
documents that merely fit the schema are refused: a language called "ǅ" is a string.

``make test`` takes a few examples of each field, ``make fuzz`` a hundred with each of five seeds.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.core.failures import FailureGroup

from tests.graphql.plausible import plausible

pytestmark = pytest.mark.django_db

REASONS = {
    "BAD_USER_INPUT": {"argument"},
    "BAD_CURSOR": {"argument"},
    "LIMIT_EXCEEDED": {"limit", "actual", "allowed"},
    "PREVIEW_TOKEN_INVALID": set(),
}
"""What each refusal of a document that fits the schema must tell."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]|\\\\u[dD][89a-fA-F]")


class Strangers:
    """Asks for one field at a time, and counts what became of it."""

    def __init__(self, seed_number: int, examples: int) -> None:
        self._seed, self._examples = seed_number, examples
        self.outcomes: Counter[str] = Counter()
        self.faults: list[str] = []

    def ask_for(self, operation: Any) -> None:
        @seed(self._seed)
        @settings(
            max_examples=self._examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            self._ask(case)

        ask()

    def _ask(self, case: Any) -> None:
        if self.outcomes.total() % 2 and not _UNREADABLE.search(case.body):
            case.body = plausible(case.body)
        response = case.call()
        errors = response.json().get("errors", [])
        self.outcomes[errors[0]["extensions"]["code"] if errors else "ANSWERED"] += 1
        if not (errors and all(is_explained(error, case.body) for error in errors)):
            self._judge(case, response)

    def _judge(self, case: Any, response: Any) -> None:
        try:
            case.validate_response(response)
        except FailureGroup as group:
            self.faults.append(f"{case.body}\n{group.exceptions}\n{response.text[:500]}")


def is_explained(error: dict[str, Any], source: str) -> bool:
    extensions = error["extensions"]
    if extensions["code"] == "GRAPHQL_PARSE_FAILED":
        return bool(_UNREADABLE.search(source))
    return REASONS.get(extensions["code"], {"nothing"}) <= extensions.keys()


@cache
def operations() -> list[Any]:
    schema = schemathesis.graphql.from_wsgi("/graphql/", WSGIHandler())
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [record for record in caplog.records if record.exc_info or record.levelno >= logging.ERROR]
    assert loud == []


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """The site lives in a transaction that outlasts requests; Django's own test client does the same."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kept_connection", "quiet_log")
@pytest.mark.parametrize(
    ("seed_number", "examples"),
    [(1, 6), *(pytest.param(number, 100, marks=pytest.mark.fuzz) for number in range(1, 6))],
)
def test_whatever_the_schema_allows_is_answered_or_refused_with_a_reason(
    seed_number, examples, request, capsys
):
    strangers = Strangers(seed_number, examples)

    for operation in operations():
        strangers.ask_for(operation)

    report = request.config.pluginmanager.get_plugin("terminalreporter")
    with capsys.disabled():
        report.write_line(f" seed {seed_number}, {len(operations())} fields: {dict(strangers.outcomes)}")
    assert strangers.faults == []
    assert len(operations()) >= 41
    assert strangers.outcomes["ANSWERED"] > strangers.outcomes.total() / 3


@pytest.mark.parametrize(
    ("code", "extensions", "source", "explained"),
    [
        ("BAD_USER_INPUT", {"argument": "first"}, "", True),
        ("BAD_USER_INPUT", {}, "", False),
        ("LIMIT_EXCEEDED", {"limit": "cost", "actual": 2, "allowed": 1}, "", True),
        ("INTERNAL_ERROR", {}, "", False),
        ("GRAPHQL_VALIDATION_FAILED", {}, "", False),
        ("GRAPHQL_PARSE_FAILED", {}, "{ a }", False),
        ("GRAPHQL_PARSE_FAILED", {}, '{ a(b: "\ud800") }', True),
    ],
)
def test_a_refusal_without_a_reason_is_no_excuse(code, extensions, source, explained):
    assert is_explained({"extensions": {"code": code, **extensions}}, source) is explained
