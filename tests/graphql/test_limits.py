"""Limits hold before anything runs, fragments cannot hide behind them, and a refusal says what is allowed."""

from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from django.test import Client
from graphql import get_introspection_query, parse

from cms.graphql.documents import Refused, document
from cms.graphql.errors import LimitExceeded
from cms.graphql.limits import LIMITS, check_document
from cms.graphql.preparing import Query, prepare
from cms.graphql.shapes import Shapes, most_repeated

from .client import ask


def refusal(source: str, **variables: Any) -> dict[str, Any]:
    """What the only error says besides its message."""
    with pytest.raises((Refused, LimitExceeded)) as caught:
        prepare(Query(source, variables))
    raised = caught.value
    (found,) = raised.errors if isinstance(raised, Refused) else [raised]
    return dict(found.extensions or {})


def chain(fragments: int, innermost: str, *, each: int = 2) -> str:
    """Fragments that spread the next one ``each`` times: the last stands for each^fragments selections."""
    links = (f"fragment F{n} on Query {{ {f'...F{n + 1} ' * each} }}" for n in range(fragments))
    return f"{{ ...F0 }} {' '.join(links)} fragment F{fragments} on Query {{ {innermost} }}"


REFUSED = [
    ("{ __typename } #" + "x" * 16_370, "source length", 16_386),
    ("{ " + "__typename " * 1_000 + "}", "tokens", 1_002),
    ("{ " + "... F " * 2_500 + "}", "tokens", 5_002),
    ("{ regions { nodes { " + "parent { " * 8 + "name" + " }" * 10 + " }", "depth", 11),
    ("{ a" * 150 + " }" * 150, "depth", 150),
    ("{ " + "... { " * 300 + "__typename" + " }" * 301, "depth", None),
    ("{ regions { nodes { " + " ".join(f"a{n}: name" for n in range(31)) + " } } }", "aliases", 31),
    ("{ " + " ".join(f"a{n}: __typename" for n in range(21)) + " }", "root fields", 21),
    (
        "{ regions { nodes { " + " ".join("name @skip(if: false)" for _ in range(31)) + " } } }",
        "directives",
        31,
    ),
    ("{ regions { nodes { " + "name " * 31 + " } } }", "repetitions", 31),
    (chain(5, "__typename"), "root fields", 32),
    (
        "{ regions { nodes { ...A ...A } } } fragment A on Region { "
        + " ".join(f"a{n}: name" for n in range(16))
        + " }",
        "aliases",
        32,
    ),
    (
        "{ regions { nodes { ...A ...A } } } fragment A on Region { "
        + " ".join("name @skip(if: false)" for n in range(16))
        + " }",
        "directives",
        32,
    ),
    (
        "{ regions { nodes { ...A } } } fragment A on Region { parent { parent { parent { ...B } } } }"
        " fragment B on Region { parent { parent { parent { parent { parent { name } } } } } }",
        "depth",
        11,
    ),
    (
        "{ regions { nodes { parent { ...A ...A } ...B } } }"
        " fragment A on Region { ...C ...C ...C ...C ...C ...C }"
        " fragment B on Region { parent { ...A ...A ...A } }"
        " fragment C on Region { " + "name slug kind ags nuts " * 7 + " }",
        "fields",
        1_054,
    ),
    (chain(30, "__typename"), "fields", 1_000_000_000),
]


@pytest.mark.parametrize(("source", "limit", "actual"), REFUSED)
def test_what_is_refused_says_how_much_is_allowed(source: str, limit: str, actual: int | None) -> None:
    allowed = {each.name: each.allowed for each in LIMITS}[limit]

    found = refusal(source)

    assert found["code"] == "LIMIT_EXCEEDED"
    assert (found["limit"], found["actual"], found["allowed"]) == (limit, actual, allowed)


TOO_DEAR = "{ initiatives(first: 100) { nodes { jsonLd topics { jsonLd } } } }"


@pytest.mark.parametrize("source", [*(source for source, *_rest in REFUSED), TOO_DEAR])
def test_a_refusal_takes_at_most_25_ms(source: str) -> None:
    """Of CPU, for a document that nobody sent before."""
    assert min(_refused_in(f"{source} #{turn}") for turn in range(3)) <= 0.025


def _refused_in(source: str) -> float:
    began = process_time()
    with pytest.raises((Refused, LimitExceeded)):
        prepare(Query(source))
    return process_time() - began


@pytest.mark.parametrize(
    "source", [chain(30, "__typename"), "{ regions { nodes { " + "name " * 31 + " } } }"]
)
@pytest.mark.django_db
def test_a_refusal_is_short(source: str) -> None:
    response = Client().post("/graphql/", {"query": source}, content_type="application/json")

    assert len(response.content) < 1_024
    assert "data" not in response.json()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "variables"),
    [
        ("{ __typename }", {"x" * 9_000: [[[[[[[[[[[1]]]]]]]]]]]}),
        ("{ initiatives(filter: {" + "x" * 9_000 + ": 1}) { totalCount } }", {}),
    ],
)
def test_a_refusal_repeats_no_long_names(source: str, variables: dict[str, Any]) -> None:
    response = Client().post(
        "/graphql/", {"query": source, "variables": variables}, content_type="application/json"
    )

    assert "data" not in response.json()
    assert len(response.content) < 1_024


def test_doubling_fragments_take_linear_time() -> None:
    visited = [check_visits(chain(n, "regions { nodes { name } }")) for n in range(10, 31)]

    steps = {after - before for before, after in pairwise(visited)}
    assert len(steps) == 1
    assert visited[-1] < 3 * visited[0]


def check_visits(source: str) -> int:
    """Selections looked at to measure a document of any size."""
    shapes = Shapes(parse(source))
    assert max(shape.fields for _node, shape in shapes.definitions()) >= 2**10
    return shapes.visited


def test_a_document_that_cannot_be_written_out_is_told_why() -> None:
    for source in (
        "{ ...A } fragment A on Query { regions { totalCount } ...B } fragment B on Query { ...A }",
        "{ ...A ...A ...Nothing } fragment A on Query { __typename }",
    ):
        assert check_document(parse(source)).broken
        with pytest.raises(Refused) as caught:
            document(source)
        assert caught.value.code == "GRAPHQL_VALIDATION_FAILED"


def test_a_field_that_several_spreads_lead_to_is_repeated_once() -> None:
    tree = parse(
        "{ ...A ...B } fragment A on Query { ...C regions { nodes { name slug } } }"
        " fragment B on Query { ...C regions { nodes { name } } } fragment C on Query { __typename }"
    )
    operation, _shape = next(iter(Shapes(tree).definitions()))

    assert most_repeated(operation.selection_set, Shapes(tree).fragments) == 2


def test_introspection_may_be_deep_but_not_endless() -> None:
    every = {"specified_by_url": True, "directive_is_repeatable": True, "schema_description": True}
    explorer = get_introspection_query(**every, input_value_deprecation=True)

    assert prepare(Query(explorer)).cost < 1_000
    assert refusal(explorer.replace("__schema {", "__schema { a: types { ...FullType }"))["limit"] == "cost"


@pytest.mark.django_db
def test_every_answer_says_what_it_cost() -> None:
    assert ask("{ __typename }")["extensions"] == {"cost": {"requested": 46, "limit": 1_000}}


@pytest.mark.django_db
def test_too_dear_is_refused_with_the_same_figures() -> None:
    (found,) = ask(TOO_DEAR)["errors"]

    cost = found["extensions"]["cost"]
    assert cost == {"requested": found["extensions"]["actual"], "limit": 1_000}
    assert cost["requested"] > 1_000


def test_limits_are_declared_once() -> None:
    assert len({each.name for each in LIMITS}) == len(LIMITS)
    assert all(each.meaning.endswith(".") and each.allowed > 0 for each in LIMITS)
