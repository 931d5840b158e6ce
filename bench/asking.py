"""Documents asked of a server: what they cost by the table of prices, and what they cost in truth."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cases import Request
from .server import Server, Watched


@dataclass(frozen=True)
class Measured:
    """One accepted document."""

    source: str
    variables: Mapping[str, Any]
    cost: int
    first_ms: float
    """CPU milliseconds, server and database together, when the document was new."""
    ms: float
    """The same when it was known."""
    bytes: int


@dataclass(frozen=True)
class Refused:
    """One document that did not run."""

    limit: str
    first_ms: float
    bytes: int


class Asker:
    """Asks one server, and reads its clocks before and after."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._ask({"query": "{ initiatives(first: 1) { nodes { id } } }"})
        self._watched: Watched = server.watched()

    def measured(self, source: str, variables: Mapping[str, Any], *, repeats: int = 2) -> Measured | Refused:
        """Ask once as a stranger would, then ``repeats`` times more; the quickest of these counts."""
        body = {"query": source, "variables": variables}
        first_ms, answer, size = self._timed(body)
        if "errors" in answer:
            extensions = answer["errors"][0]["extensions"]
            return Refused(extensions.get("limit", extensions["code"]), first_ms, size)
        ms = min([self._timed(body)[0] for _ in range(repeats)], default=first_ms)
        cost = answer["extensions"]["cost"]["requested"]
        return Measured(source, variables, cost, first_ms, ms, size)

    def _timed(self, body: Mapping[str, Any]) -> tuple[float, dict[str, Any], int]:
        before = sum(self._watched.clocks())
        content = self._ask(body)
        after = sum(self._watched.clocks())
        answer: dict[str, Any] = json.loads(content)
        return after - before, answer, len(content)

    def _ask(self, body: Mapping[str, Any]) -> bytes:
        return self._server.ask(Request("/graphql/", json.dumps(body).encode()), may_fail=True).body
