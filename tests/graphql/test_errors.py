"""Errors: every code explains itself, and what went wrong here is found in the log by the answer's id."""

import logging

import pytest

from cms.graphql.errors import Code
from cms.published.models import Node

from .client import ask
from .rows import row

SETTINGS = "{ siteSettings { id } }"


@pytest.mark.parametrize("code", list(Code))
def test_each_code_says_what_it_means(code):
    assert code.value == code.name
    assert code.meaning.endswith(".")
    assert len(code.meaning) > 20


@pytest.mark.django_db
def test_the_id_in_the_answer_is_in_the_log_and_the_cause_only_there(caplog):
    """Given a row that nobody can read, the client learns an id, and whoever has the log the cause by it."""
    Node.objects.filter(pk=row("SiteSettings").pk).update(data=7)

    answer = ask(SETTINGS)

    (error,) = answer["errors"]
    identity = error["extensions"]["correlationId"]
    (logged,) = [entry for entry in caplog.records if entry.levelno == logging.ERROR]
    assert error["extensions"]["code"] == "INTERNAL_ERROR"
    assert identity in logged.getMessage()
    assert logged.exc_info
    assert str(logged.exc_info[1]) not in str(answer)
    assert answer["data"] == {"siteSettings": None}


@pytest.mark.django_db
def test_every_refusal_has_an_id_of_its_own():
    ids = [ask("{ nothing }")["errors"][0]["extensions"]["correlationId"] for _ in range(2)]

    assert ids[0] != ids[1]


@pytest.mark.django_db
def test_the_place_of_an_error_repeats_no_long_names():
    found = ask("{ " + "x" * 9_000 + ': initiatives(after: "nonsense") { totalCount } }')

    assert [each["extensions"]["code"] for each in found["errors"]] == [Code.BAD_CURSOR]
    assert found["errors"][0]["path"] == ["x" * 300 + "…"]
