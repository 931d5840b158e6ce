"""The import contracts bite: each is broken on purpose in a copy of the code, and each notices."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from wagtail.models import get_page_models

PROJECT = Path(__file__).resolve().parents[2]

ROOMS = "Each room imports only from rooms further down, and no room is forgotten here"
SEARCH = "cms never imports search"
LAYERS = "Within search, who shows asks the engines, engines ask for documents, and words know of nobody"
ENGINES = "The two engines know nothing of each other"
TOOLS = "The service never imports the programs behind make"
ELASTICSEARCH = "Only search imports Elasticsearch"
GRAPHENE = "Models declare their public fields with cms.fields.graphql, never with graphene or graphql"

PAGES = "Page types name each other by string"

VIOLATIONS = [
    pytest.param(ROOMS, "cms/pages/planted.py", "import cms.published", id="pages-import-published"),
    pytest.param(ROOMS, "cms/snippets/planted.py", "import cms.pages", id="snippets-import-pages"),
    pytest.param(ROOMS, "cms/media/planted.py", "import cms.snippets", id="media-import-snippets"),
    pytest.param(ROOMS, "cms/media/planted.py", "import cms.users", id="media-import-users"),
    pytest.param(ROOMS, "cms/published/planted.py", "import cms.graphql", id="published-import-graphql"),
    pytest.param(ROOMS, "cms/graphql/planted.py", "import cms.demo", id="neighbours-import-each-other"),
    pytest.param(ROOMS, "cms/fields/planted.py", "import cms.media", id="fields-import-media"),
    pytest.param(
        ROOMS, "cms/users/planted.py", "import cms.settings.environment", id="rooms-import-settings"
    ),
    pytest.param(ROOMS, "cms/attic/__init__.py", "", id="a-room-nobody-drew"),
    pytest.param(SEARCH, "cms/graphql/planted.py", "import search", id="cms-imports-search"),
    pytest.param(LAYERS, "search/engines/planted.py", "import search.rebuild", id="engines-import-upkeep"),
    pytest.param(LAYERS, "search/engines/planted.py", "import search.graphql", id="engines-import-graphql"),
    pytest.param(LAYERS, "search/analysis/planted.py", "import search.models", id="words-import-models"),
    pytest.param(LAYERS, "search/documents.py", "import search.writing", id="documents-import-writing"),
    pytest.param(LAYERS, "search/graphql/planted.py", "import search.apps", id="graphql-imports-the-app"),
    pytest.param(LAYERS, "search/attic.py", "", id="a-module-of-search-nobody-placed"),
    pytest.param(
        ENGINES,
        "search/engines/elastic/planted.py",
        "import search.engines.embedded",
        id="an-engine-imports-another",
    ),
    pytest.param(TOOLS, "cms/demo/planted.py", "import tools.prepare", id="cms-imports-tools"),
    pytest.param(
        ELASTICSEARCH, "cms/published/planted.py", "import elasticsearch", id="elasticsearch-in-cms"
    ),
    pytest.param(GRAPHENE, "cms/pages/planted.py", "import graphene", id="graphene-in-pages"),
    pytest.param(GRAPHENE, "cms/snippets/planted.py", "import graphql", id="graphql-in-snippets"),
    pytest.param(PAGES, "cms/pages/legal.py", "import cms.pages.news", id="a-page-type-imports-another"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of everything the contracts look at."""
    for package in ("cms", "search", "bench", "tools"):
        shutil.copytree(
            PROJECT / package,
            tmp_path / package,
            ignore=lambda _, names: [n for n in names if not _is_code(n)],
        )
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def _is_code(name: str) -> bool:
    return name.endswith(".py") or ("." not in name and name not in ("__pycache__", "content", "static"))


def lint(directory: Path) -> str:
    """Return what import-linter says, without line breaks."""
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [program, "--no-cache"], cwd=directory, capture_output=True, text=True, env={"COLUMNS": "500"}
    )
    return " ".join((result.stdout + result.stderr).split())


def test_the_code_keeps_every_contract(copy: Path) -> None:
    # Given the code as it is, when linted, then
    assert "0 broken" in lint(copy)


def test_a_room_to_come_is_held_as_soon_as_it_appears(copy: Path) -> None:
    # Given the first file of a room that the contracts already know
    (copy / "cms/feeds").mkdir(exist_ok=True)
    (copy / "cms/feeds/__init__.py").write_text("import cms.published\n")
    assert "0 broken" in lint(copy)
    # When somebody below uses it
    (copy / "cms/published/planted.py").write_text("import cms.feeds\n")
    # Then
    assert f"{ROOMS} BROKEN" in lint(copy)


def test_the_contract_of_page_types_names_them_all() -> None:
    # Given the modules that define a page type of ours
    modules = {model.__module__ for model in get_page_models() if model.__module__.startswith("cms.")}
    # When compared with the contract's, then none is missing and none is misspelt
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert set(next(one["modules"] for one in contracts if one["id"] == "page-types")) == modules


@pytest.mark.parametrize(("contract", "path", "line"), VIOLATIONS)
def test_a_planted_violation_is_caught(copy: Path, contract: str, path: str, line: str) -> None:
    # Given a module that breaks one contract
    planted = copy / path
    planted.parent.mkdir(exist_ok=True)
    before = planted.read_text() if planted.exists() else ""
    planted.write_text(f"{before}\n{line}\n")
    # When linted
    said = lint(copy)
    # Then that contract is the one that is broken
    assert f"{contract} BROKEN" in said
    assert "1 broken" in said
