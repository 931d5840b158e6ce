"""What needs Node.js: generated types and documents, the client, the mock server and the contract tests."""

import json
from pathlib import Path

import pytest

from tests.machine import NODE

from .node import installed_contract, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def contract() -> Path:
    return installed_contract()


def npm(contract: Path, *arguments: str) -> str:
    return run(NODE.path(), "run", "--silent", *arguments, cwd=contract)


def test_types_and_documents_are_what_would_be_generated(contract: Path) -> None:
    npm(contract, "generate", "--", "--check")


def test_stale_types_are_noticed(contract: Path) -> None:
    types = contract / "client" / "types.ts"
    before = types.read_text()
    types.write_text(before.replace("'FEDERAL'", "'BUND'"))
    with pytest.raises(AssertionError, match=r"client/types\.ts: stale, run make contract"):
        npm(contract, "generate", "--", "--check")
    types.write_text(before)


def test_wrong_uses_of_the_types_do_not_compile(contract: Path) -> None:
    npm(contract, "test:types")


def test_the_client_keeps_its_promises(contract: Path) -> None:
    said = npm(contract, "test:client")
    assert "# fail 0" in said
    assert "# pass 15" in said


def test_the_mock_server_keeps_the_contract(contract: Path) -> None:
    said = npm(contract, "test")
    assert "✗" not in said


def test_an_answer_of_another_shape_is_noticed(contract: Path) -> None:
    # Given a recorded answer with a null that may not be, a value of another type, one missing
    path = contract / "examples" / "GoodPracticeCriteria.json"
    before = path.read_text()
    example = json.loads(before)
    first, second, third = example["data"]["goodPracticeCriteria"]["nodes"][:3]
    first["name"], second["version"] = None, "two"
    del third["slug"]
    path.write_text(json.dumps(example))
    # When the contract is tested, then each is named
    with pytest.raises(AssertionError) as failure:
        npm(contract, "test")
    path.write_text(before)
    nodes = "data.goodPracticeCriteria.nodes"
    assert f"{nodes}.0.name: null where String! is promised" in str(failure.value)
    assert f'{nodes}.1.version: "two" is no Int' in str(failure.value)
    assert f"{nodes}.2.slug: missing" in str(failure.value)
