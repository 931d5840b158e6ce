"""What stands in a file of the demo site, whatever its format."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A title and pages; a page is a heading and a text."""

    title: str
    language: str
    pages: tuple[tuple[str, str], ...]
