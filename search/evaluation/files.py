"""Files of whoever wants to know how good the search is on texts of their own.

Documents are one JSON object a line (``id``, ``kind``, ``title``, ``summary``, ``body``), judgements a CSV
file with the columns ``query``, ``id`` and ``grade``. What cannot be used is named with its file and line.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from search.family import TYPE_OF

from .gold import Judged

COLUMNS = ("query", "id", "grade")
GRADES = {"0": 0, "1": 1, "2": 2, "3": 3}


class UnusableFile(Exception):
    """A file cannot be used; the message begins with file and line."""


@dataclass(frozen=True)
class Text:
    """A document as it is written down: what it is, and the three texts by which it is found."""

    id: str
    type: str
    title: str
    summary: str = ""
    body: str = ""
    locale: str = "de"


def read_documents(path: Path) -> list[Text]:
    """Return the documents of ``path``. Raises ``UnusableFile``."""
    found: dict[str, Text] = {}
    for place, line in _lines(path):
        document = _document(place, line)
        if document.id in found:
            _refuse(place, f'the id "{document.id}" is taken by an earlier line')
        found[document.id] = document
    return list(found.values())


def read_judgements(path: Path, known: Mapping[str, object]) -> list[Judged]:
    """Return the judged queries of ``path`` over the documents ``known`` by id. Raises ``UnusableFile``."""
    grades: dict[str, dict[str, int]] = {}
    for place, row in _rows(path):
        query, key, grade = (row[column].strip() for column in COLUMNS)
        if not query:
            _refuse(place, "the query is empty")
        if key not in known:
            _refuse(place, f'no document has the id "{key}"')
        if grade not in GRADES:
            _refuse(place, f'a grade is a number from 0 to 3, not "{grade}"')
        grades.setdefault(query, {})[key] = GRADES[grade]
    return [Judged(query, given) for query, given in grades.items() if any(given.values())]


def _document(place: str, line: str) -> Text:
    try:
        written = json.loads(line)
    except json.JSONDecodeError as error:
        _refuse(place, f"this is no JSON: {error.msg} at character {error.pos + 1}")
    if not isinstance(written, dict):
        _refuse(place, "expected an object with id, kind and title")
    for name in ("id", "kind", "title"):
        if not written.get(name):
            _refuse(place, f'"{name}" is missing')
    for name, value in written.items():
        if not isinstance(value, str):
            _refuse(place, f'"{name}" is not a text')
    return _text(place, written)


def _text(place: str, written: dict[str, str]) -> Text:
    known = {"id", "kind", "title", "summary", "body", "locale"}
    if unknown := sorted(set(written) - known):
        _refuse(place, f'unknown field "{unknown[0]}"')
    kind = written.pop("kind")
    if kind not in TYPE_OF:
        _refuse(place, f'unknown kind "{kind}"; there are {", ".join(TYPE_OF)}')
    return Text(type=TYPE_OF[kind], **written)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Every line that is not empty, with its place."""
    for number, line in enumerate(_text_of(path).splitlines(), start=1):
        if line.strip():
            yield f"{path}:{number}", line


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = csv.DictReader(_text_of(path).splitlines())
    if missing := [column for column in COLUMNS if column not in (rows.fieldnames or ())]:
        _refuse(f"{path}:1", f'the column "{missing[0]}" is missing')
    for row in rows:
        place = f"{path}:{rows.line_num}"
        if any(row[column] is None for column in COLUMNS):
            _refuse(place, f"expected {len(COLUMNS)} columns")
        yield place, row


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableFile(f"{path}: {error}") from error


def _refuse(place: str, message: str) -> NoReturn:
    raise UnusableFile(f"{place}: {message}")
