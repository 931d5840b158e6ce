"""The figures of ``make bench``: their form, and that ``docs/performance.md`` shows all of them."""

import json
from pathlib import Path

import pytest

from bench.cases import CASES
from bench.report import BEGIN, END, LOAD_BEGIN, LOAD_END, Load, Row, as_json, document, load_table, table

WRITES = ("publish", "publish_graph", "rebuild")
PERFORMANCE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"

ROWS = [
    Row("empty_view", 1_000, server_cpu_ms=0.25, database_cpu_ms=0.0, sql=0, bytes=2),
    Row("list_50", 1_000, server_cpu_ms=4.0, database_cpu_ms=1.23456, sql=2.0, bytes=17_533.0),
    Row("rebuild", 1_000, server_cpu_ms=3.0, database_cpu_ms=0.5, sql=0.25, bytes=0, per_cpu_second=250.0),
]

LOADS = [Load(processes=2, clients=32, p50_ms=12.3, p95_ms=1234.5678, per_second=999.9, memory_mb=123.4)]


def test_json_has_one_object_for_each_row() -> None:
    assert json.loads(as_json(ROWS))[1:] == [
        {
            "case": "list_50",
            "initiatives": 1000,
            "server_cpu_ms": 4.0,
            "database_cpu_ms": 1.235,
            "sql": 2.0,
            "bytes": 17533.0,
        },
        {
            "case": "rebuild",
            "initiatives": 1000,
            "server_cpu_ms": 3.0,
            "database_cpu_ms": 0.5,
            "sql": 0.25,
            "bytes": 0,
            "per_cpu_second": 250.0,
        },
    ]


def test_table_sets_every_case_beside_the_empty_view() -> None:
    _head, _rule, _empty, listed, rebuilt = table(ROWS).splitlines()

    assert [cell.strip() for cell in listed.strip("|").split("|")] == [
        *("list_50", "1,000", "4.00", "1.23", "2", "17,533", "16.0", "–")
    ]
    assert [cell.strip() for cell in rebuilt.strip("|").split("|")] == [
        *("rebuild", "1,000", "3.00", "0.50", "0.2", "–", "12.0", "250")
    ]


def test_columns_are_aligned() -> None:
    assert len({len(line) for line in table(ROWS).splitlines()}) == 1


def test_documenting_replaces_what_stands_between_the_marks(tmp_path: Path) -> None:
    # Given a document with older figures
    path = tmp_path / "performance.md"
    path.write_text(f"# Title\n\n{BEGIN}\n\nold figures\n\n{END}\n\nMethod\n{LOAD_BEGIN}old{LOAD_END}\n")
    # When
    document(path, ROWS, LOADS, "Measured on a machine.")
    # Then
    assert path.read_text() == (
        f"# Title\n\n{BEGIN}\n\nMeasured on a machine.\n\n{table(ROWS)}\n\n{END}\n\nMethod\n"
        f"{LOAD_BEGIN}\n\n{load_table(LOADS)}\n\n{LOAD_END}\n"
    )


def test_loads_are_shown_in_whole_figures() -> None:
    assert [cell.strip() for cell in load_table(LOADS).splitlines()[2].strip("|").split("|")] == [
        *("2", "32", "12", "1,235", "1,000", "123")
    ]


@pytest.mark.parametrize("case", [*CASES, *WRITES])
def test_the_document_shows_every_case_at_both_sizes(case: str) -> None:
    figures = PERFORMANCE.read_text().partition(BEGIN)[2].partition(END)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in figures.splitlines()]

    assert [row[1] for row in rows if row[0] == case] == ["1,000", "10,000"]
