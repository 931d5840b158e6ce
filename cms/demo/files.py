"""Images and documents of the demo site: what their entries say beyond the fields of the model."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.media.models import Document, Image

from .drawing import draw
from .paper import Paper
from .papers import write
from .source import Written

CREDIT = "Zeichnung: Demo-Programm des Industriedialogs"
_ABOUT_THE_FILE = {"drawing", "colours", "file", "pages", "collection"}


def model_fields(fields: Mapping[str, Written]) -> dict[str, Written]:
    """Return what the model itself understands."""
    return {name: value for name, value in fields.items() if name not in _ABOUT_THE_FILE}


def attach_file(instance: Any, fields: Mapping[str, Written], collections: Mapping[str, Collection]) -> None:
    """Draw or write the file of an image or document and put it into its collection."""
    if isinstance(instance, Image):
        _attach_drawing(instance, fields)
    elif isinstance(instance, Document):
        _attach_paper(instance, fields)
    if written := fields.get("collection"):
        if written.text() not in collections:
            raise written.error(f'unknown collection "{written.text()}"')
        instance.collection = collections[written.text()]


def _attach_drawing(image: Image, fields: Mapping[str, Written]) -> None:
    motif, colours = fields["drawing"], [colour.text() for colour in fields["colours"].items()]
    if "credit" not in fields:
        image.credit = CREDIT
    try:
        content = draw(motif.text(), (colours[0], colours[1], colours[2]))
    except (KeyError, IndexError, ValueError) as error:
        raise motif.error(f'cannot draw "{motif.text()}" in {colours}') from error
    image.file = ContentFile(content, f"{motif.text()}.png")


def _attach_paper(document: Document, fields: Mapping[str, Written]) -> None:
    name = fields["file"]
    pages = tuple(_page(written) for written in fields["pages"].items())
    paper = Paper(document.title, document.language, pages)
    try:
        document.file = ContentFile(write(paper, suffix=PurePath(name.text()).suffix), name.text())
    except KeyError as error:
        raise name.error(f'cannot write files like "{name.text()}"') from error


def _page(written: Written) -> tuple[str, str]:
    lines = [line.text() for line in written.items()]
    if len(lines) != 2:
        raise written.error("a page is a heading and a text")
    return lines[0], lines[1]
