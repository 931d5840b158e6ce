"""What the scanner graphql-cop looks for, asked here: a public endpoint has two of its findings on purpose.

The package of that name on PyPI is empty, so the scanner itself cannot be a dependency. These are its
twelve questions, and its question about repeated fields; ``docs/security.md`` has its own verdict.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

CIRCLE = "fields { type { fields { type { fields { type { fields { type { name } } } } } } } }"


def posted(body: Any, media_type: str = "application/json") -> Any:
    response = Client().post("/graphql/", body, content_type=media_type)
    return response.json()


def asked(source: str) -> Any:
    return posted({"query": source, "operationName": "cop"})


def got(source: str) -> Any:
    return Client().get("/graphql/", {"query": source}).json()


def suggests_fields() -> bool:
    return "Did you mean" in str(asked("query cop { __schema { directive } }"))


def introspects() -> bool:
    return bool(asked("query cop { __schema { types { name fields { name } } } }").get("data"))


def shows_an_explorer() -> bool:
    page = Client().get("/graphql/", headers={"Accept": "text/html"}).content.decode().lower()
    return "graphiql" in page or "playground" in page


def answers_get() -> bool:
    return bool(got("query cop { __typename }").get("data"))


def takes_101_aliases() -> bool:
    aliases = " ".join(f"alias{number}: __typename" for number in range(101))
    return "alias100" in (asked(f"query cop {{ {aliases} }}").get("data") or {})


def takes_batches() -> bool:
    return isinstance(posted([{"query": "query cop { __typename }"}] * 10), list)


def tells_traces() -> bool:
    return "tracing" in str(asked("query cop { __typename }")).lower()


def validates_every_repeated_directive() -> bool:
    return len(asked(f"query cop {{ __typename {'@aa' * 10} }}").get("errors", [])) >= 10


def introspects_in_circles() -> bool:
    return bool(asked(f"query cop {{ __schema {{ types {{ {CIRCLE} }} }} }}").get("data"))


def changes_things_by_get() -> bool:
    return bool(got("mutation cop { __typename }").get("data"))


def takes_forms() -> bool:
    form = "query=query+cop+%7B+__typename+%7D"
    return bool(posted(form, "application/x-www-form-urlencoded").get("data"))


def tells_exceptions() -> bool:
    answer = str(asked("qwerty cop { abc }")).lower()
    return "exception" in answer or "traceback" in answer


def takes_500_repetitions() -> bool:
    return bool(asked(f"query cop {{ {'__typename ' * 500} }}").get("data"))


QUESTIONS: tuple[Callable[[], bool], ...] = (
    suggests_fields,
    introspects,
    shows_an_explorer,
    answers_get,
    takes_101_aliases,
    takes_batches,
    tells_traces,
    validates_every_repeated_directive,
    introspects_in_circles,
    changes_things_by_get,
    takes_forms,
    tells_exceptions,
    takes_500_repetitions,
)


@pytest.mark.parametrize(("profile", "found"), [("public", [introspects, answers_get]), ("locked", [])])
def test_nothing_is_found_but_what_a_public_endpoint_is_for(settings, profile, found):
    settings.GRAPHQL_PROFILE = profile

    assert [question for question in QUESTIONS if question()] == found
