"""Rich text as data: everything a frontend needs to show it without reading HTML.

A flat list instead of a tree: a list in a list is an entry of greater depth, so that a query of fixed
depth shows any text. Links are references like all others: one to a page that is not public leads
nowhere, and only its words remain.
"""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.fields.graphql import AnyPage, Boolean, Enum, Int, Object, String, Value, Values
from cms.pages.links import Targets

_SAFE_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "blockquote"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})


class RichTextKind(models.TextChoices):
    """What an element of rich text is."""

    PARAGRAPH = "PARAGRAPH", "Absatz"
    BULLETED = "BULLETED", "Eintrag einer Aufzählung"
    NUMBERED = "NUMBERED", "Eintrag einer nummerierten Liste"


@dataclass(frozen=True)
class RichTextLink:
    """A link (Verweis) with one target; with none where the target is not public."""

    page: Page | None = None
    document: AbstractDocument | None = None
    url: str = ""

    graphql_fields = [
        AnyPage("page"),
        Object("document", "media.Document"),
        String("url", description="Address elsewhere: http, https, mailto, tel, or #anchor."),
    ]


@dataclass(frozen=True)
class RichTextRun:
    """Words in one style; a line break is a newline character."""

    text: str
    bold: bool
    italic: bool
    link: RichTextLink | None

    graphql_fields = [
        String("text", required=True),
        Boolean("bold", required=True),
        Boolean("italic", required=True),
        Value("link", RichTextLink),
    ]


@dataclass(frozen=True)
class RichTextElement:
    """A paragraph, or an entry of a list."""

    kind: str
    depth: int
    runs: list[RichTextRun]

    graphql_fields = [
        Enum("kind", RichTextKind, required=True),
        Int("depth", required=True, description="Lists around it: 0 for a paragraph, 1 for a list's entry."),
        Values("runs", RichTextRun),
    ]


def rich_text_elements(source: str, targets: Targets) -> list[RichTextElement]:
    """Return the elements of stored rich text; ``targets`` are what it links to."""
    reader = _Reader(targets)
    reader.feed(source)
    reader.close()
    return [replace(element, runs=runs) for element in reader.elements if (runs := _trimmed(element.runs))]


class _Reader(HTMLParser):
    """Collects elements. Wagtail has cleaned the source, so its tags are few and balanced."""

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self.elements: list[RichTextElement] = []
        self._targets = targets
        self._lists: list[str] = []
        self._within = False
        self._bold = self._italic = 0
        self._link: RichTextLink | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(RichTextKind.NUMBERED if tag == "ol" else RichTextKind.BULLETED)
            self._within = False
        elif tag == "li" or tag in _PARAGRAPHS:
            self._open()
        elif tag == "a":
            self._link = self._linked({name: value or "" for name, value in attrs})
        elif tag == "br":
            self._append("\n")
        else:
            self._style(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in ("ul", "ol", "li") or tag in _PARAGRAPHS:
            self._within = False
        elif tag == "a":
            self._link = None
        else:
            self._style(tag, -1)

    def handle_data(self, data: str) -> None:
        if self._within or data.strip():
            self._append(_WHITE_SPACE.sub(" ", data))

    def _style(self, tag: str, step: int) -> None:
        self._bold += step if tag in _BOLD else 0
        self._italic += step if tag in _ITALIC else 0

    def _open(self) -> None:
        kind = self._lists[-1] if self._lists else RichTextKind.PARAGRAPH
        self.elements.append(RichTextElement(kind, len(self._lists), []))
        self._within = True

    def _append(self, text: str) -> None:
        if not self._within:
            self._open()
        run = RichTextRun(text, self._bold > 0, self._italic > 0, self._link)
        runs = self.elements[-1].runs
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            run = replace(run, text=runs.pop().text + text)
        runs.append(run)

    def _linked(self, attributes: dict[str, str]) -> RichTextLink:
        """Where a link leads; the empty one for a target that is gone or cannot be trusted."""
        key = int(attributes["id"]) if attributes.get("id", "").isdecimal() else 0
        match attributes.get("linktype"):
            case "page":
                return RichTextLink(page=self._targets.pages.get(key))
            case "document":
                return RichTextLink(document=self._targets.documents.get(key))
        address = attributes.get("href", "")
        return RichTextLink(url=address if _SAFE_ADDRESS.match(address) else "")


def _trimmed(runs: list[RichTextRun]) -> list[RichTextRun]:
    """Without white space at both ends, which no reader would see."""
    last = len(runs) - 1
    starts = [replace(run, text=run.text if at else run.text.lstrip()) for at, run in enumerate(runs)]
    ends = [replace(run, text=run.text if at < last else run.text.rstrip()) for at, run in enumerate(starts)]
    return [run for run in ends if run.text]
