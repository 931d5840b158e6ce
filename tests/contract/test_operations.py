"""The operations of the contract: one file each, valid, affordable, and in the manifest as they are."""

import json
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from cms.graphql.limits import COST
from cms.graphql.preparing import Query, prepare
from tools.contract import CONTRACT
from tools.contract.__main__ import stale
from tools.contract.examples import Example, examples
from tools.contract.manifest import manifest
from tools.contract.operations import Operation, operations

OPERATIONS = operations()
BODIES = {operation.name: operation.body for operation in OPERATIONS}
SCHEMA = build_schema((CONTRACT / "schema.graphql").read_text(encoding="utf-8"))


def test_what_is_generated_without_node_is_up_to_date() -> None:
    assert [path.name for path in stale()] == [], "run make contract"


def test_a_site_has_its_operations() -> None:
    assert len(OPERATIONS) >= 25


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_fits_the_schema(operation: Operation) -> None:
    assert validate(SCHEMA, parse(operation.body)) == []


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.path.stem)
def test_every_operation_costs_at_most_half_of_what_is_allowed(example: Example) -> None:
    prepared = prepare(Query(BODIES[example.operation], example.variables))
    assert prepared.cost <= COST.allowed // 2


def test_no_fragment_is_left_over() -> None:
    fragments = {path.stem for path in (CONTRACT / "operations" / "fragments").glob("*.graphql")}
    used = {name for name in fragments for body in BODIES.values() if f"fragment {name} on" in body}
    assert fragments == used


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    (tmp_path / "operations" / "fragments").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("A", "# One.\nquery B { a }", "A.graphql must hold one definition, named as the file."),
        ("A", "# One.\nquery A { a } query B { a }", "A.graphql must hold one definition"),
        ("A", "# One.\n{ a }", "A.graphql must hold one definition"),
        ("A", "query A { a }", "A.graphql must begin with a comment"),
        ("A", "# One.\nfragment A on B { a }", "A.graphql must hold the operation A."),
        ("A", "# One.\ntype A { a: Int }", "A.graphql must hold an operation or a fragment."),
        ("fragments/A", "# One.\nquery A { a }", "A.graphql must hold the fragment A."),
    ],
)
def test_a_file_that_is_not_one_commented_definition_is_refused(
    contract: Path, name: str, text: str, problem: str
) -> None:
    (contract / "operations" / f"{name}.graphql").write_text(text)
    with pytest.raises(ValueError, match=problem):
        operations(contract)


def test_an_operation_brings_the_fragments_of_its_fragments(contract: Path) -> None:
    folder = contract / "operations"
    (folder / "A.graphql").write_text("# One.\nquery A { a { ...C } }")
    (folder / "fragments" / "B.graphql").write_text("# Two.\nfragment B on T { b }")
    (folder / "fragments" / "C.graphql").write_text("# Three.\nfragment C on T { c ...B }")
    (folder / "fragments" / "D.graphql").write_text("# Four.\nfragment D on T { d }")
    (operation,) = operations(contract)
    assert [line for line in operation.body.splitlines() if "fragment" in line] == [
        "fragment B on T {",
        "fragment C on T {",
    ]


def test_the_manifest_keeps_the_documents_of_releases_behind_the_present_ones(contract: Path) -> None:
    source = contract / "operations" / "A.graphql"
    source.write_text("# One.\nquery A { old }")
    (contract / "released").mkdir()
    (contract / "released" / "0.1.0.manifest.json").write_text(manifest(contract))
    source.write_text("# One.\nquery A { new }")

    content = json.loads(manifest(contract))

    assert [entry["body"] for entry in content["operations"]] == [
        "query A {\n  new\n}",
        "query A {\n  old\n}",
    ]
    assert (content["format"], content["version"]) == ("apollo-persisted-query-manifest", 1)
