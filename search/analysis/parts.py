"""The words of which German compounds of this site consist, as the repository lists them."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("parts.txt")


@cache
def listed_parts() -> frozenset[str]:
    """Return the parts of ``parts.txt``, in lower case."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].lower().split())
