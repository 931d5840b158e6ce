"""Released versions of the contract: what frontends out there were built against."""

import json
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from graphql import GraphQLSchema, build_schema

from . import CONTRACT
from .changes import breaking, wrong_notices
from .manifest import manifest

_SECTION = re.compile(r"^## (\d+\.\d+\.\d+), (\d{4}-\d{2}-\d{2})$", re.M)


@dataclass(frozen=True)
class Release:
    """One version, with the day on which the changelog dates it."""

    version: str
    day: date
    schema: GraphQLSchema


def releases(contract: Path = CONTRACT) -> list[Release]:
    """Return all releases, oldest first. Raises ``ValueError`` for one that the changelog does not date."""
    days = _days(contract)
    versions = {path.stem for path in (contract / "released").glob("*.graphql")}
    if undated := versions - days.keys():
        raise ValueError(f"CHANGELOG.md has no section for {', '.join(sorted(undated))}.")
    return [
        Release(version, days[version], build_schema(_sdl(contract / "released" / f"{version}.graphql")))
        for version in sorted(versions, key=_order)
    ]


def refusals(contract: Path = CONTRACT) -> list[str]:
    """Return what in the history of releases breaks the rule, one sentence each."""
    return [
        f"{later.version}: {problem}"
        for earlier, later in pairwise(releases(contract))
        for problem in [
            *breaking(earlier.schema, later.schema, later.day),
            *wrong_notices(earlier.schema, later.schema, later.day),
        ]
    ]


def release(contract: Path = CONTRACT) -> str:
    """Keep the present schema and manifest as the version of ``package.json`` and return it.

    Raises ``ValueError`` where the rule forbids it; nothing is written then.
    """
    version = str(json.loads((contract / "package.json").read_text(encoding="utf-8"))["version"])
    day = _days(contract).get(version)
    if day is None:
        raise ValueError(f"CHANGELOG.md needs a section: ## {version}, YYYY-MM-DD")
    earlier = releases(contract)
    if version in {one.version for one in earlier}:
        raise ValueError(f"{version} is released already: raise the version in package.json.")
    sdl = _sdl(contract / "schema.graphql")
    if earlier and (problems := _problems(earlier[-1], build_schema(sdl), day)):
        raise ValueError("\n".join(problems))
    folder = contract / "released"
    folder.mkdir(exist_ok=True)
    (folder / f"{version}.graphql").write_text(sdl, encoding="utf-8")
    (folder / f"{version}.manifest.json").write_text(manifest(contract), encoding="utf-8")
    return version


def _problems(last: Release, current: GraphQLSchema, day: date) -> list[str]:
    return [*breaking(last.schema, current, day), *wrong_notices(last.schema, current, day)]


def _days(contract: Path) -> dict[str, date]:
    text = (contract / "CHANGELOG.md").read_text(encoding="utf-8")
    return {version: date.fromisoformat(day) for version, day in _SECTION.findall(text)}


def _sdl(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
