"""The gold data of this repository: graded queries over the demo site, what lies in their way, and typos.

Documents are named by the keys of the demo site's content files, so a judgement outlives every rebuild.
"""

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Judged:
    """A query, and the grade of every document that is relevant for it."""

    query: str
    grades: Mapping[str, int]
    locale: str = "de"
    about: str = ""
    """What it tries: names, compounds, spelling …"""

    @property
    def held_out(self) -> bool:
        return is_held_out(self.query)


@dataclass(frozen=True)
class Expected:
    """A query, and one document that has to be among the first."""

    query: str
    key: str
    locale: str = "de"


@dataclass(frozen=True)
class Misspelt:
    """A query with a mistake, what was meant, and a document that should be found all the same."""

    query: str
    meant: str
    key: str

    @property
    def held_out(self) -> bool:
        return is_held_out(self.query)


def is_held_out(text: str) -> bool:
    """Say whether ``text`` belongs to the third by which nothing may ever be tuned. Depends on it alone."""
    return hashlib.sha256(text.encode()).digest()[0] % 3 == 0


@cache
def judged_queries() -> tuple[Judged, ...]:
    written = yaml.safe_load((DATA / "queries.yaml").read_text())
    return tuple(_judged(entry) for entry in written)


@cache
def misspelt_queries() -> tuple[Misspelt, ...]:
    return tuple(Misspelt(row["typo"], row["meant"], row["key"]) for row in _rows("typos.csv"))


@cache
def expectations() -> tuple[Expected, ...]:
    return tuple(Expected(**row) for row in _rows("invariants.csv"))


@cache
def distractors() -> tuple[dict[str, str], ...]:
    """Return documents on other subjects that share words with ours."""
    lines = (DATA / "distractors.jsonl").read_text().splitlines()
    return tuple(json.loads(line) for line in lines)


def _judged(entry: dict[str, Any]) -> Judged:
    grades = {key: grade for grade, keys in entry["grades"].items() for key in keys}
    return Judged(entry["query"], grades, entry.get("locale", "de"), entry["about"])


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(newline="") as lines:
        return list(csv.DictReader(lines))
