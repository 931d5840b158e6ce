"""Secrets: numbered words and identifiers that are found again wherever they come out."""

import re
from uuid import UUID

_WORD = "geheim{:05d}x"
_HIDDEN_ID = "5ec2e700-0000-4000-8000-{:012d}"
_KNOWN_ID = "00000000-0000-4000-8000-{:012d}"
_ANCHOR_ID = "ffffffff-0000-4000-8000-{:012d}"
_FOUND = re.compile(r"geheim(\d{5})x|5ec2e700-0000-4000-8000-(\d{12})")


def word(number: int) -> str:
    """The word that stands in every text of secret ``number``."""
    return _WORD.format(number)


def hidden_id(number: int) -> UUID:
    """The identifier of an object that must not be seen: a secret itself."""
    return UUID(_HIDDEN_ID.format(number))


def known_id(number: int) -> UUID:
    """The identifier of a public object of which only some texts are secret."""
    return UUID(_KNOWN_ID.format(number))


def anchor_id(number: int) -> UUID:
    """The identifier of a public object without secrets; it sorts after all others."""
    return UUID(_ANCHOR_ID.format(number))


def former_path(number: int) -> str:
    """An old address that leads to a secret page and does not name it."""
    return f"/frueher/{number}"


def found(text: str) -> set[int]:
    """Return the numbers of all secrets in ``text``, by word or identifier."""
    return {int(by_word or by_id) for by_word, by_id in _FOUND.findall(text)}


def found_words(text: str) -> set[int]:
    """Return the numbers of all secrets whose word is in ``text``; identifiers of hidden objects may be."""
    return {int(by_word) for by_word, _ in _FOUND.findall(text) if by_word}
