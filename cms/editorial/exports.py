"""Reports taken along as CSV: Wagtail writes titles into cells as they are, and a spreadsheet runs formulas.

Wagtail has no setting for that, and its reports convert some fields past every hook. All of them, and
ours, pass the one method that is replaced here. XLSX is left alone: there Wagtail marks cells as text.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.fields.cells import neutral

_converted = SpreadsheetExportMixin.preprocess_field_value


def make_exports_neutral() -> None:
    """Let no report write a cell that a spreadsheet calculates with."""
    SpreadsheetExportMixin.preprocess_field_value = _cell


def _cell(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    cell = _converted(view, field, value, export_format)
    return neutral(cell) if export_format == view.FORMAT_CSV else cell
