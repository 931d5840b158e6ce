"""The figures as rows, as JSON for machines and as a table for people and for ``docs/performance.md``."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

BEGIN, END = "<!-- figures: make bench ARGS=--document -->", "<!-- end of figures -->"
LOAD_BEGIN, LOAD_END = "<!-- load: make bench ARGS=--document -->", "<!-- end of load -->"

_HEAD = (
    "| case | initiatives | server CPU ms | database CPU ms | SQL | bytes | × empty view | per CPU second |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)
_LOAD_HEAD = (
    "| processes | clients | p50 ms | p95 ms | per second | MiB a process |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
)


@dataclass(frozen=True)
class Row:
    """What one request, publication or rebuilt object costs on average."""

    case: str
    initiatives: int
    server_cpu_ms: float
    database_cpu_ms: float
    sql: float
    bytes: float
    per_cpu_second: float | None = None
    """Objects in each second of CPU time, server and database together; only where that is the question."""


@dataclass(frozen=True)
class Load:
    """What some clients saw of a server with some processes."""

    processes: int
    clients: int
    p50_ms: float
    p95_ms: float
    per_second: float
    memory_mb: float
    """Of the largest process, afterwards."""


def as_json(rows: Iterable[Row]) -> str:
    """Return the rows as a JSON list; ``per_cpu_second`` stands only where it is known."""
    return json.dumps([_members(row) for row in rows], indent=2) + "\n"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in Markdown, which a terminal shows just as well."""
    return "\n".join(aligned([*_HEAD, *(_line(row, _empty_view(row, rows)) for row in rows)]))


def load_table(loads: Iterable[Load]) -> str:
    """Return what many clients saw as a table in Markdown."""
    return "\n".join(aligned([*_LOAD_HEAD, *map(_load_line, loads)]))


def document(path: Path, rows: Sequence[Row], loads: Sequence[Load], machine: str) -> None:
    """Put the tables and where they were measured between their marks in ``path``."""
    put(path, BEGIN, END, f"{machine}\n\n{table(rows)}")
    put(path, LOAD_BEGIN, LOAD_END, load_table(loads))


def put(path: Path, begin: str, end: str, content: str) -> None:
    """Replace what stands between two marks in ``path``."""
    before, _mark, rest = path.read_text().partition(begin)
    _old, _mark, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n\n{content}\n\n{end}{after}")


def _load_line(load: Load) -> str:
    figures = (load.p50_ms, load.p95_ms, load.per_second, load.memory_mb)
    return f"| {load.processes} | {load.clients} | {' | '.join(f'{figure:,.0f}' for figure in figures)} |"


def _members(row: Row) -> dict[str, str | int | float]:
    known = {name: value for name, value in asdict(row).items() if value is not None}
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in known.items()}


def _empty_view(row: Row, rows: Iterable[Row]) -> float:
    return next(
        other.server_cpu_ms
        for other in rows
        if other.case == "empty_view" and other.initiatives == row.initiatives
    )


def _line(row: Row, empty_view: float) -> str:
    cells = [
        row.case,
        f"{row.initiatives:,}",
        f"{row.server_cpu_ms:.2f}",
        f"{row.database_cpu_ms:.2f}",
        f"{row.sql:.1f}".removesuffix(".0"),
        f"{row.bytes:,.0f}" if row.bytes else "–",
        f"{row.server_cpu_ms / empty_view:.1f}",
        f"{row.per_cpu_second:,.0f}" if row.per_cpu_second else "–",
    ]
    return f"| {' | '.join(cells)} |"


def aligned(lines: Sequence[str]) -> list[str]:
    """Pad cells to the width of their column, so that the source reads like the page."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return [f"| {' | '.join(_padded(row, widths))} |" for row in cells]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    if row[0].startswith("---"):
        return [_rule(cell, width) for cell, width in zip(row, widths, strict=True)]
    return [
        row[0].ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
    ]


def _rule(cell: str, width: int) -> str:
    return "-" * (width - 1) + ":" if cell.endswith(":") else "-" * width
