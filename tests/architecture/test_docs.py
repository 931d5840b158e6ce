"""Documentation that has fallen behind the code fails here."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from wagtail.models import Page

from cms.settings.environment import VARIABLES

PROJECT = Path(__file__).resolve().parents[2]
OPERATIONS = (PROJECT / "docs/operations.md").read_text()
PAPERS = [
    PROJECT / "README.md",
    *sorted(PROJECT.glob("docs/**/*.md")),
    *sorted(PROJECT.glob("frontend-contract/*.md")),
]
EVERYTHING = "\n".join(path.read_text() for path in PAPERS)


def table_rows(text: str) -> dict[str, list[str]]:
    """Return the rows of all tables by the code in their first cell."""
    rows = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `"))
    return {row[0].strip("`"): row[1:] for row in rows}


def test_every_variable_is_explained_with_its_default() -> None:
    rows = table_rows(OPERATIONS.split("## Variables")[1].split("\n## ")[0])
    assert rows.keys() == VARIABLES.keys()
    for name, variable in VARIABLES.items():
        shown = {None: "none", "": "empty"}.get(variable.default, f"`{variable.default}`")
        assert rows[name][1] == ("`PUBLIC_URL/ansicht`" if name == "FRONTEND_URL" else shown)


def test_every_target_of_make_is_explained() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (PROJECT / "Makefile").read_text(), re.M))
    explained = {name.removeprefix("make ") for name in table_rows(OPERATIONS) if name.startswith("make ")}
    assert explained == targets


def test_every_command_of_ours_is_explained() -> None:
    commands = {name for name, app in get_commands().items() if str(app).startswith(("cms.", "search"))}
    assert commands
    assert commands <= table_rows(OPERATIONS).keys()


def test_every_page_type_is_named() -> None:
    types = {model.__name__ for model in apps.get_models() if issubclass(model, Page) and _is_ours(model)}
    assert {name for name in types if name not in EVERYTHING} == set()


def test_every_room_is_drawn() -> None:
    rooms = {path.parent.name for path in PROJECT.glob("cms/*/__init__.py")}
    architecture = (PROJECT / "docs/architecture.md").read_text()
    assert {room for room in rooms if f"cms/{room}" not in architecture} == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_lead_somewhere(paper: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text())
    assert {target for target in targets if not (paper.parent / target).exists()} == set()


def _is_ours(model: type[Page]) -> bool:
    return model.__module__.startswith("cms.")
