"""What operations cost: lists by their page, types by the dearest, fragments once, variables as given."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, build_schema, parse

from cms.graphql import prices
from cms.graphql.cost import Given, Pricing, at
from cms.graphql.prices import LIST, REQUEST, ROOT, ROW
from cms.graphql.published_schema import published_schema

from .test_limits import chain, refusal

SCHEMA = build_schema("""
    interface Node { id: ID! }
    type Query { things(first: Int! = 20): ThingConnection!  thing: Thing  any: Node }
    type ThingConnection { nodes: [Thing!]!  edges: [ThingEdge!]!  pageInfo: PageInfo!  totalCount: Int! }
    type ThingEdge { cursor: String!  node: Thing! }
    type PageInfo { endCursor: String }
    type Thing implements Node {
      id: ID!  name: String  parent: Thing  body: [Part!]!  others: [Thing!]!
      things(first: Int! = 20, query: String): ThingConnection!  likes(first: Int! = 5): [Thing!]!
    }
    type Other implements Node { id: ID!  name: String }
    type Part { text: String }
""")

OBJECT = prices.of_object(SCHEMA.type_map["Part"])
THING = prices.of_object(SCHEMA.type_map["Thing"])
LEAF = prices.of_leaf("name", aliased=False)


def cost(source: str, **variables: Any) -> float:
    """What an operation with one root field costs beyond what any of them does."""
    tree = parse(source)
    operation = next(node for node in tree.definitions if isinstance(node, OperationDefinitionNode))
    return at(Pricing(SCHEMA, tree).operation(operation), Given(variables)) - REQUEST - ROOT


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{ thing { id } }", THING + LEAF),
        ("{ thing { id name } }", THING + 2 * LEAF),
        ("{ thing { id name id } }", THING + 2 * LEAF),
        ("{ thing { parent { id } } }", 2 * THING + LEAF),
        ("{ thing { body { text } } }", THING + prices.size("body", many=True) * (OBJECT + LEAF)),
        ("{ thing { others { name } } }", THING + prices.size("others", many=True) * (THING + LEAF)),
        ("{ thing { likes { name } } }", THING + 5 * (THING + LEAF)),
        ("{ thing { likes(first: 9) { name } } }", THING + 9 * (THING + LEAF)),
        ("{ things(first: 7) { nodes { id } } }", LIST + 7 * (ROW + THING + LEAF)),
        ("{ things { nodes { id } } }", LIST + 20 * (ROW + THING + LEAF)),
        ("{ things(first: 7) { edges { node { id } } } }", LIST + 7 * (ROW + THING + LEAF)),
        ("{ things(first: 7) { nodes { id } edges { node { id } } } }",
         LIST + 7 * (ROW + 2 * (THING + LEAF))),
        ("{ things(first: 7) { pageInfo { endCursor } } }", LIST + 7 * ROW + LEAF),
        ("{ things(first: 7) { totalCount } }", LIST + prices.of_leaf("totalCount", aliased=False)),
        (
            "{ things(first: 3) { nodes { things(first: 5) { nodes { id } } } } }",
            LIST + 3 * (ROW + THING + LIST + 5 * (ROW + THING + LEAF)),
        ),
        (
            '{ thing { things(first: 1, query: "x") { nodes { id } } } }',
            THING + LIST + prices.of_arguments(["query"]) + ROW + THING + LEAF,
        ),
        ("{ things(first: 999) { nodes { id } } }", LIST + 100 * (ROW + THING + LEAF)),
        ("{ any { id } }", OBJECT + LEAF),
        ("{ any { id ... on Thing { name parent { id } } ... on Other { name } } }",
         OBJECT + LEAF + LEAF + THING + LEAF),
        ("{ thing { ...A ...A } } fragment A on Thing { parent { id } }", THING + 2 * (THING + LEAF)),
        ("{ thing { parent @skip(if: true) { id } id @include(if: true) } }", THING + LEAF),
        ("{ thing { ... @include(if: false) { parent { id } } id } }", THING + LEAF),
    ],
)  # fmt: skip
def test_prices_add_up(source: str, expected: float) -> None:
    assert cost(source) == pytest.approx(expected)


def test_the_same_list_under_another_name_costs_as_much_again() -> None:
    once = cost("{ things { nodes { name } } }")
    again = " ".join(f"a{n}: things {{ nodes {{ name }} }}" for n in range(9))
    assert cost(f"{{ {again} }}") == pytest.approx(9 * once + 8 * ROOT)


@pytest.mark.parametrize(
    ("variables", "size"), [({"n": 3}, 3), ({"n": 50}, 50), ({"n": 1_000}, 100), ({"n": -1}, 0), ({}, 20)]
)
def test_a_page_may_be_as_large_as_a_variable_says(variables: dict[str, int], size: int) -> None:
    expected = LIST + size * (ROW + THING + LEAF)
    assert cost("query ($n: Int) { things(first: $n) { nodes { id } } }", **variables) == (
        pytest.approx(expected)
    )


def test_a_condition_may_be_a_variable() -> None:
    source = "query ($yes: Boolean!) { thing { id parent @include(if: $yes) { id } name @skip(if: $yes) } }"

    assert cost(source, yes=True) == pytest.approx(THING + LEAF + THING + LEAF)
    assert cost(source, yes=False) == pytest.approx(THING + 2 * LEAF)


def test_the_dearest_type_counts_with_the_variables_given() -> None:
    source = """query ($n: Int!, $yes: Boolean!) { any {
      ... on Thing { things(first: $n) { nodes { id } } } ... on Other { name id @include(if: $yes) } } }"""

    assert cost(source, n=0, yes=True) == pytest.approx(OBJECT + max(LIST, 2 * LEAF))
    assert cost(source, n=9, yes=True) == pytest.approx(OBJECT + LIST + 9 * (ROW + THING + LEAF))


def test_doubling_fragments_are_priced_in_linear_time() -> None:
    """Without and with a variable, which has to be put in each time."""
    visited = [visits(chain(n, "initiatives { nodes { title } }")) for n in (10, 20, 30)]
    assert visited[2] - visited[1] == visited[1] - visited[0]

    source = chain(30, "initiatives(first: $n) { nodes { title } }").replace("{", "query ($n: Int!) {", 1)
    tree = parse(source)
    price = Pricing(published_schema(), tree).operation(tree.definitions[0])  # type: ignore[arg-type]
    given = Given({"n": 1})
    assert at(price, given) > 2**30
    assert len(given.known) < 50


def visits(source: str) -> int:
    tree = parse(source)
    pricing = Pricing(published_schema(), tree)
    pricing.operation(tree.definitions[0])  # type: ignore[arg-type]
    return pricing.visited


def test_interfaces_in_interfaces_are_priced_once_for_each_type() -> None:
    def nested(levels: int) -> str:
        inner = "id"
        for _ in range(levels):
            inner = f"id ... on InitiativePage {{ translations {{ {inner} }} }}"
        return f'{{ page(path: "/") {{ {inner} }} }}'

    visited = [visits(nested(levels)) for levels in (2, 4, 6)]
    assert visited[2] - visited[1] == visited[1] - visited[0]


@pytest.mark.parametrize(
    "source",
    [
        "{ " + " ".join(f"a{n}: initiatives(first: 100) {{ nodes {{ title }} }}" for n in range(20)) + " }",
        "{ topics(first: 100) { nodes { initiatives(first: 100) { nodes { news { nodes { title } } } } } } }",
        "{ " + " ".join(f'a{n}: initiatives(query: "x") {{ totalCount }}' for n in range(20)) + " }",
        "{ initiatives(first: 100) { nodes { body { ... on RichTextBlock {"
        + " ".join(f"a{n}: html" for n in range(20)) + " } } } } }",
    ],
)  # fmt: skip
def test_what_explodes_is_refused(source: str) -> None:
    assert refusal(source)["limit"] == "cost"
