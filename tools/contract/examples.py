"""The recorded answers of the contract: what the demo site says, the same on every machine."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import CONTRACT

Ask = Callable[[str, Mapping[str, Any]], Any]
Settle = Callable[[str, Any], Any]


@dataclass(frozen=True)
class Example:
    """One operation with variables, and the data it was answered with."""

    path: Path
    operation: str
    variables: Mapping[str, Any]
    data: Any

    def text(self, data: Any) -> str:
        """Return what the file should hold for an answer with ``data``."""
        content = {"operation": self.operation, "variables": self.variables, "data": data}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def examples(contract: Path = CONTRACT) -> Iterator[Example]:
    """Yield the examples by file name: ``Operation.json``, and ``Operation.case.json`` for further ones."""
    for path in sorted((contract / "examples").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        yield Example(path, content["operation"], content["variables"], content["data"])


def settled(value: Any, settle: Settle, name: str = "") -> Any:
    """Return ``value`` with every leaf replaced by what ``settle`` makes of it and the name of its field."""
    if isinstance(value, dict):
        return {key: settled(member, settle, key) for key, member in value.items()}
    if isinstance(value, list):
        return [settled(item, settle, name) for item in value]
    return settle(name, value)
