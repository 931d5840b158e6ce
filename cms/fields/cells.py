"""What may stand in a cell of a table that people open with a spreadsheet program.

A text that such a program would take for a formula gets an apostrophe in front, so that nothing
is ever calculated from what somebody wrote into a form.
"""

from typing import Any

_LONGEST_CELL = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(value: Any) -> Any:
    """Return a cell that no spreadsheet calculates with unless it is a number."""
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
