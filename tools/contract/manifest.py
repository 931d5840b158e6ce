"""The manifest of trusted documents, in the format that Apollo's tools write and read."""

import json
from pathlib import Path
from typing import Any

from . import CONTRACT
from .operations import operations

FORMAT = "apollo-persisted-query-manifest"


def manifest(contract: Path = CONTRACT) -> str:
    """Return the text of ``manifest.json``.

    Present operations come first; those of earlier releases follow for as long as the release is kept, so
    that a frontend which is already out there keeps its documents.
    """
    present = [_entry(operation.id, operation.name, operation.body) for operation in operations(contract)]
    known = {entry["id"]: entry for entry in present}
    for path in sorted((contract / "released").glob("*.manifest.json"), reverse=True):
        for entry in json.loads(path.read_text(encoding="utf-8"))["operations"]:
            known.setdefault(entry["id"], entry)
    content = {"format": FORMAT, "version": 1, "operations": list(known.values())}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _entry(identity: str, name: str, body: str) -> dict[str, Any]:
    return {"id": identity, "name": name, "type": "query", "body": body}
