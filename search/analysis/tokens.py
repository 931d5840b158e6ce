"""Words of a text, divided as Elasticsearch's standard tokenizer divides them (UAX #29).

Exact for alphabets without ligating rules of their own (Latin, Greek, Cyrillic); Chinese and Japanese
characters stand one by one. Thai and emoji, which no German text is searched for, may differ.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 255
"""Characters of a token; what is longer is cut into pieces."""


class Token(NamedTuple):
    """One term and where the text has it. Several terms of one word share its position and its place."""

    term: str
    position: int
    start: int
    end: int


def _characters_of(*categories: str) -> str:
    """Return the characters of Unicode categories, to stand in a class of a pattern."""
    found = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in categories)
    return "".join(map(re.escape, found))


_ALONE = "\u3040-\u3096\u309d-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NEVER = _characters_of("No") + _ALONE
"""Python takes ½ and ² for letters, UAX #29 for nothing."""
_LETTER = rf"[^\W\d_{_NEVER}]"
_MARKS = f"[{_characters_of('Mn', 'Mc', 'Me', 'Cf')}]*"
_BETWEEN_LETTERS = "[:.'\u2019\u00b7\u2018\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a\u0387\u05f4]"
_BETWEEN_DIGITS = (
    "[.,;'\u2019\u2018\u2024\u066c\u037e\u0589\u060c\u060d\u07f8\u2044"
    "\ufe10\ufe14\ufe50\ufe54\ufe52\uff0c\uff1b\uff07\uff0e]"
)
_LETTERS = rf"(?:[A-Za-zÄÖÜäöüß]+|{_LETTER}){_MARKS}(?:{_BETWEEN_LETTERS}{_MARKS}(?={_LETTER}))?"
_DIGITS = rf"\d+{_MARKS}(?:{_BETWEEN_DIGITS}{_MARKS}(?=\d))?"
_TOKEN = re.compile(
    rf"(?:_{_MARKS})*(?:{_LETTERS}|{_DIGITS})(?:{_LETTERS}|{_DIGITS}|_{_MARKS})*"
    rf"|[{_ALONE}\u00a9\u00ae\u2122]{_MARKS}"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Return where the words of ``text`` begin and end."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if end - start > LONGEST:
            yield from _pieces(start, end)
        else:
            yield start, end


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in range(start, end, LONGEST):
        yield piece, min(piece + LONGEST, end)
