"""Initiatives as tables: CSV, and XLSX for those who open files with a double click.

Keys with leading zeros stay text.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from cms.fields.cells import neutral

from .feed import Feed
from .profiles import COLUMNS, profile_of

DIALECTS = ("standard", "excel-de")
MOST_ROWS = 2000
"""A page of an export; ten thousand rows in one answer would keep a process busy for seconds."""

_LISTS = "; "
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# The oldest date a ZIP file can hold: the same rows are the same bytes, whenever they are written.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def csv_table(feed: Feed) -> bytes:
    """RFC 4180 in UTF-8; the dialect excel-de has BOM, semicolons and decimal commas."""
    german = feed.wish.dialect == "excel-de"
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if german else ",")
    writer.writerow(COLUMNS)
    for row in _rows(feed):
        writer.writerow([_decimal_comma(cell) for cell in row] if german else row)
    return text.getvalue().encode("utf-8-sig" if german else "utf-8")


def xlsx_table(feed: Feed) -> bytes:
    """One sheet with a header that stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Initiativen")
    sheet.freeze_panes = "B2"
    sheet.append([_heading(sheet, name) for name in COLUMNS])
    for row in _rows(feed):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return _undated(file, feed.updated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode())


def _decimal_comma(value: Any) -> Any:
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _rows(feed: Feed) -> Iterator[list[Any]]:
    for item, entry in zip(feed.items, feed.entries, strict=True):
        record = profile_of(item.data, entry)
        yield [neutral(_cell(record.get(name))) for name in COLUMNS]


def _cell(value: Any) -> Any:
    return _LISTS.join(value) if isinstance(value, list) else value


def _heading(sheet: Any, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def _undated(file: io.BytesIO, moment: bytes) -> bytes:
    """Write the archive again with the time of the rows instead of the clock's."""
    written = io.BytesIO()
    with ZipFile(file) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = _MODIFIED.sub(rb"\g<1>" + moment, source.read(name))
            target.writestr(ZipInfo(name, _NO_DATE), content, ZIP_DEFLATED)
    return written.getvalue()
