"""What the README tells to do first works as it stands, in an empty directory."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.machine import NODE
from tools.contract import CONTRACT

from .node import installed_contract, run

README = (CONTRACT / "README.md").read_text(encoding="utf-8")
PROJECT = CONTRACT.parent
DOCUMENTS = [PROJECT / "README.md", CONTRACT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
ENCODED = "%:/?#[]@!$&()*+,;=…"
"""What an address may hold beside letters and digits; the dots stand for what the reader puts in."""


def block(language: str, holding: str) -> str:
    """Return the block of code that holds these words."""
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return next(str(each) for each in found if holding in each)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_address_holds_what_a_server_refuses(document: Path) -> None:
    """The service's server answers braces and quotes with an empty 400; a mock server would not."""
    text = document.read_text(encoding="utf-8")
    addresses = [each for line in re.findall(r"^\s*curl .*", text, re.MULTILINE) for each in _addresses(line)]

    assert [each for each in addresses if quote(each, safe=ENCODED) != each] == []


def _addresses(line: str) -> list[str]:
    return [quoted or bare for quoted, bare in re.findall(r"'(https?://[^']*)'|(https?://\S+)", line)]


@pytest.mark.slow
def test_the_first_query_runs_in_an_empty_directory(tmp_path: Path) -> None:
    # Given a directory with nothing but the contract, its packages there already
    NODE.path()
    shutil.copytree(installed_contract(), tmp_path / "frontend-contract", symlinks=True)
    steps = block("sh", "--install-links")
    assert "(cd frontend-contract && npm ci && npm run build)" in steps
    # When somebody does what the README says
    run("bash", "-euc", steps.replace("npm ci && ", ""), cwd=tmp_path)
    with _mock(tmp_path / "frontend-contract") as address:
        mocked = block("ts", "new Client").replace("http://127.0.0.1:4000/graphql/", address)
        (tmp_path / "first.mjs").write_text(mocked, encoding="utf-8")
        said = run("node", "first.mjs", cwd=tmp_path)
        asked = (
            block("sh", "mock/server.mjs").splitlines()[1].replace("http://127.0.0.1:4000/graphql/", address)
        )
        answered = run("bash", "-euc", asked, cwd=tmp_path)
    # Then it answers
    assert "ChemCologne /initiativen/chemcologne/" in said
    assert answered.startswith('{"data":{"initiatives":{"totalCount":36')


@contextmanager
def _mock(contract: Path) -> Iterator[str]:
    server = subprocess.Popen(
        ["node", "mock/server.mjs", "--port", "0"], cwd=contract, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    yield server.stdout.readline().split()[-1]
    server.terminate()
    server.wait(timeout=10)
