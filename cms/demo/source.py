"""Reads content files and remembers the file and line of every value, so that mistakes can be pointed at."""

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_TEXT = "tag:yaml.org,2002:str"
CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Place:
    """Where something is written."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class ContentError(Exception):
    """A content file cannot be used; the message begins with file and line."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True)
class Written:
    """A value as it stands in a file: text, a list, or named fields. Text is not interpreted.

    YAML would read ``05513`` as a number in base eight and ``no`` as false; here they are text
    until the field that receives them says what they mean.
    """

    node: yaml.Node
    file: str

    @property
    def place(self) -> Place:
        return Place(self.file, self.node.start_mark.line + 1)

    @property
    def is_text(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("expected a text, not a list or fields")
        return "" if self.node.tag.endswith(":null") else self.node.value.strip()

    def items(self) -> list["Written"]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("expected a list")
        return [Written(item, self.file) for item in self.node.value]

    def fields(self) -> dict[str, "Written"]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("expected named fields")
        found: dict[str, Written] = {}
        for key, value in self.node.value:
            if key.value in found:
                raise Written(key, self.file).error(f'the field "{key.value}" is written twice')
            found[key.value] = _at_key(value, key, self.file)
        return found

    def plain(self) -> Any:
        """Return the value without its place."""
        if self.is_text:
            return self.text()
        if self.is_list:
            return [item.plain() for item in self.items()]
        return {name: value.plain() for name, value in self.fields().items()}

    def as_text(self, text: str) -> "Written":
        """Return ``text`` as if it had been written at this place."""
        return Written(yaml.ScalarNode(_TEXT, text, self.node.start_mark), self.file)

    def error(self, message: str) -> ContentError:
        return ContentError(self.place, message)


def _at_key(value: yaml.Node, key: yaml.Node, file: str) -> Written:
    """Let a list or fields that begin on the next line be found at the line of their name."""
    value.start_mark = key.start_mark
    return Written(value, file)


@dataclass(frozen=True)
class Entry:
    """One record or page of the demo site. ``key`` is unique: ``topics/energie``, ``news/aufruf``."""

    key: str
    content: Written

    @property
    def folder(self) -> str:
        return self.key.split("/")[0]

    @property
    def name(self) -> str:
        return self.key.split("/")[1]

    @property
    def fingerprint(self) -> str:
        """Changes exactly when the content does, wherever in the file it stands."""
        text = json.dumps(self.content.plain(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def read_yaml(path: Path, *, root: Path = CONTENT) -> Written:
    """Read one file. Raises ``ContentError`` where it is no YAML or empty."""
    file = str(path.relative_to(root.parent))
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError(Place(file, mark.line + 1 if mark else 1), error.problem or "no YAML") from error
    if node is None:
        raise ContentError(Place(file, 1), "the file is empty")
    return Written(node, file)


def read_records(path: Path, *, root: Path = CONTENT) -> list[Entry]:
    """Read a file of many records: one named field each, the name is the record's slug."""
    if not path.exists():
        return []
    return [
        Entry(f"{path.stem}/{name}", value) for name, value in read_yaml(path, root=root).fields().items()
    ]


def read_folder(path: Path, *, root: Path = CONTENT) -> list[Entry]:
    """Read a folder of pages, one file each; the file's name is the page's slug."""
    files = sorted(path.glob("*.yaml"), key=lambda file: (file.stem.count("."), file.stem))
    return [Entry(f"{path.name}/{file.stem}", read_yaml(file, root=root)) for file in files]


def read_districts(path: Path, *, root: Path = CONTENT) -> list[Entry]:
    """Read ``kreise.csv``: one district each, the name is its official key."""
    file = str(path.relative_to(root.parent))
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            _district(Place(file, number), row) for number, row in enumerate(csv.DictReader(lines), start=2)
        ]


def _district(place: Place, row: dict[str, str]) -> Entry:
    ags = row["ags"]
    fields = {"name": row["name"], "kind": "DISTRICT", "parent": ags[:2], "ags": ags, "nuts": row["nuts"]}
    mark = yaml.Mark(place.file, 0, place.line - 1, 0, None, 0)
    nodes = [tuple(yaml.ScalarNode(_TEXT, text, mark) for text in pair) for pair in fields.items()]
    return Entry(f"kreise/{ags}", Written(yaml.MappingNode("tag:yaml.org,2002:map", nodes, mark), place.file))


def district_centres(path: Path) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the middle of each district, by its official key."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["ags"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(lines)
        }
