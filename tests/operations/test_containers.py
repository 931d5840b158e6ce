"""Image and compose file, read as text: what they name exists, and what exists they name."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from cms.settings.environment import VARIABLES
from tools import prepare

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (PROJECT / "Dockerfile").read_text()

ONLY_HERE = {"POSTGRES_PASSWORD"}
"""Variables that the database container reads and the service does not."""
REQUIRED = {name for name in VARIABLES if name.startswith("REQUIRE_")}
ONLY_LOCAL = {"DEBUG", "HOST", "VAR_DIR", *REQUIRED}
"""Variables that mean nothing inside a container."""


def interpolated() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", (PROJECT / "docker-compose.yml").read_text()))


def test_compose_passes_exactly_the_variables_that_the_settings_know() -> None:
    assert interpolated() == VARIABLES.keys() - ONLY_LOCAL | ONLY_HERE


def test_compose_sets_only_variables_that_the_settings_know() -> None:
    for name in ("web", "worker", "search-worker", "migrate"):
        assert set(SERVICES[name]["environment"]) - {"PORT"} == VARIABLES.keys() - ONLY_LOCAL - {"PORT"}


def test_the_example_environment_lists_exactly_the_known_variables() -> None:
    # Given the lines that set something
    lines = (PROJECT / ".env.example").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    # Then the names are known, and where a default is shown it is the real one
    assert values.keys() == VARIABLES.keys() | ONLY_HERE
    for name, variable in VARIABLES.items():
        assert variable.default is None or values[name] == variable.default


def test_the_services_are_those_of_the_architecture() -> None:
    assert set(SERVICES) == {"database", "elasticsearch", "migrate", "web", "worker", "search-worker"}


def test_images_are_pinned() -> None:
    assert SERVICES["database"]["image"] == "postgres:18.4-trixie"
    assert SERVICES["elasticsearch"]["image"] == "docker.elastic.co/elasticsearch/elasticsearch:8.19.8"
    for name in ("web", "worker", "search-worker"):
        assert SERVICES[name]["image"] == "industriedialog-cms:0.1.0"


def test_each_worker_runs_its_own_command_and_only_the_search_needs_no_engine_to_start() -> None:
    assert SERVICES["worker"]["command"][-1] == "published_worker"
    assert SERVICES["search-worker"]["command"][-1] == "search_worker"
    assert set(SERVICES["search-worker"]["depends_on"]) == {"migrate"}


@pytest.mark.parametrize("name", ["database", "elasticsearch", "web", "worker", "search-worker"])
def test_everything_that_keeps_running_is_watched(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_volumes_and_dependencies_exist() -> None:
    volumes = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    needed = {other for service in SERVICES.values() for other in service.get("depends_on", {})}
    assert volumes == set(COMPOSE["volumes"])
    assert needed <= set(SERVICES)


def test_only_the_service_is_published_and_only_on_this_host() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_the_image_is_built_in_two_stages_on_the_python_we_test_with() -> None:
    stages = re.findall(r"^FROM (\S+)(?: AS (\w+))?$", DOCKERFILE, re.M)
    assert stages == [("python:3.11-slim-trixie", "build"), ("python:3.11-slim-trixie", "")]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11"


def test_the_image_holds_what_the_lock_file_lists() -> None:
    assert "uv sync --frozen --no-dev" in DOCKERFILE
    assert f"pip install --no-cache-dir {prepare.UV}" in DOCKERFILE
    assert "collectstatic --noinput" in DOCKERFILE


def test_the_image_does_not_run_as_root_and_keeps_no_secret() -> None:
    final = DOCKERFILE.rsplit("FROM", 1)[1]
    assert re.findall(r"^USER (\w+)$", final, re.M) == ["cms"]
    assert "SECRET_KEY" not in final
    assert final.index("USER cms") < final.index("CMD")


def test_what_the_image_copies_is_let_through() -> None:
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    for name in (
        "cms",
        "search",
        "frontend-contract/manifest.json",
        "manage.py",
        "pyproject.toml",
        "uv.lock",
    ):
        assert f"!{name}" in ignored
        assert (PROJECT / name).exists()
