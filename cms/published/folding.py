"""German dictionary order that does not depend on the database's collation (DIN 5007-1)."""

import re
import unicodedata

_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_SEPARATORS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics: ä is a, ß is ss."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sort_key(text: str) -> str:
    """Return the key whose byte order is German dictionary order; punctuation counts as a space.

    Marks inside a word ("In|du|strie") vanish; where two titles differ in nothing else, the
    reader's tiebreaker decides.
    """
    joined = re.sub(r"(?<=\w)[|·’'](?=\w)", "", fold(text))
    return _SEPARATORS.sub(" ", joined).strip()
