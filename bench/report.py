"""The figures as rows, as JSON for machines and as a table for people and for ``docs/performance.md``."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

BEGIN, END = "<!-- figures: make bench ARGS=--document -->", "<!-- end of figures -->"

_HEAD = (
    "| case | initiatives | server CPU ms | database CPU ms | SQL | bytes | × empty view | per CPU second |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
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


def as_json(rows: Iterable[Row]) -> str:
    """Return the rows as a JSON list; ``per_cpu_second`` stands only where it is known."""
    return json.dumps([_members(row) for row in rows], indent=2) + "\n"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in Markdown, which a terminal shows just as well."""
    return "\n".join(_aligned([*_HEAD, *(_line(row, _empty_view(row, rows)) for row in rows)]))


def document(path: Path, rows: Sequence[Row], machine: str) -> None:
    """Put the table and where it was measured between the marks in ``path``."""
    before, _mark, rest = path.read_text().partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{machine}\n\n{table(rows)}\n\n{END}{after}")


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


def _aligned(lines: Sequence[str]) -> list[str]:
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
