"""Writes the small files that visitors of the demo site can download.

The same paper always yields the same bytes, so checksums and recorded answers stay equal from one
machine to the next.
"""

from collections.abc import Callable

from .open_document import odp, odt
from .paper import Paper
from .pdf import pdf


def write(paper: Paper, *, suffix: str) -> bytes:
    """Return ``paper`` in the format that ``suffix`` names. Raises ``KeyError`` for other formats."""
    return _FORMATS[suffix](paper)


def _text(paper: Paper) -> bytes:
    return "\n\n".join(f"{heading}\n\n{text}" for heading, text in paper.pages).encode() + b"\n"


def _subtitles(paper: Paper) -> bytes:
    """Show each heading and each text for four seconds."""
    lines = [line for page in paper.pages for line in page]
    cues = [f"{_clock(4 * n)} --> {_clock(4 * n + 4)}\n{line}" for n, line in enumerate(lines)]
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}.000"


_FORMATS: dict[str, Callable[[Paper], bytes]] = {
    ".pdf": pdf,
    ".odt": odt,
    ".odp": odp,
    ".txt": _text,
    ".vtt": _subtitles,
}
