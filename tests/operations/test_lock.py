"""The lock file: what it pins, and that it still belongs to ``pyproject.toml``."""

import re
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
DECLARED: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text())
PACKAGES: dict[str, dict[str, Any]] = {
    package["name"]: package for package in tomllib.loads((PROJECT / "uv.lock").read_text())["package"]
}


def requirements(lines: list[str]) -> set[tuple[str, str]]:
    """Return name and sorted version bounds of requirements as pyproject writes them."""
    parsed = (re.fullmatch(r"([\w-]+)(?:\[\w+\])?(.*)", line) for line in lines)
    return {(match[1], _sorted(match[2])) for match in parsed if match}


def locked(lines: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(line["name"], _sorted(line.get("specifier", ""))) for line in lines}


def _sorted(specifier: str) -> str:
    return ",".join(sorted(specifier.split(",")))


def test_the_lock_belongs_to_the_declared_requirements() -> None:
    # Given what the lock says it was made for
    metadata = PACKAGES["industriedialog-cms"]["metadata"]
    # Then it is what is declared now; otherwise run: .venv/bin/uv lock
    assert locked(metadata["requires-dist"]) == requirements(DECLARED["project"]["dependencies"])
    assert locked(metadata["requires-dev"]["dev"]) == requirements(DECLARED["dependency-groups"]["dev"])


def test_the_lock_names_one_public_index() -> None:
    (registry,) = {package["source"].get("registry") for package in PACKAGES.values()} - {None}
    assert re.fullmatch(r"https://[a-z]+\.org/simple", registry)


def test_the_long_term_lines_and_the_exact_pins_are_locked() -> None:
    versions = {name: package.get("version", "") for name, package in PACKAGES.items()}
    assert versions["django"].startswith("5.2.")
    assert versions["wagtail"].startswith("7.4.")
    assert versions["wagtail-grapple"] == "0.31.0"
    assert versions["graphene-django"] == "3.2.3"
    assert versions["graphene"] == "3.4.3"
    assert versions["graphql-core"].startswith("3.2.")
