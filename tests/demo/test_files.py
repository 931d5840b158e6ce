"""The files of the demo site are real, small, and equal on every machine."""

import hashlib
import io

import pypdf
import pytest
from PIL import Image

from cms.demo.drawing import STORED_SIZE, draw
from cms.demo.paper import Paper
from cms.demo.papers import write
from cms.media.facts import file_facts

PAPER = Paper(
    "Geschäftsplan „Köln“", "de", (("Ziele (kurz)", "Flächen sichern. " * 20), ("Ende", "Danke für alles."))
)


@pytest.mark.parametrize(
    ("suffix", "media_type", "pages"),
    [
        (".pdf", "application/pdf", 2),
        (".odt", "application/vnd.oasis.opendocument.text", 2),
        (".odp", "application/vnd.oasis.opendocument.presentation", 2),
        (".txt", "text/plain", None),
        (".vtt", "text/vtt", None),
    ],
)
def test_papers_are_what_their_names_say(suffix: str, media_type: str, pages: int | None) -> None:
    content = write(PAPER, suffix=suffix)

    facts = file_facts(io.BytesIO(content), suffix[1:])

    assert (facts.media_type, facts.pages) == (media_type, pages)
    assert len(content) < 5_000
    assert content == write(PAPER, suffix=suffix)


def test_pdf_papers_can_be_read_by_everyone() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write(PAPER, suffix=".pdf")), strict=True)
    facts = file_facts(io.BytesIO(write(PAPER, suffix=".pdf")), "pdf")

    assert (facts.tagged, facts.has_title, facts.language) == (True, True, "de")
    assert reader.metadata is not None
    assert reader.metadata.title == "Geschäftsplan „Köln“"
    assert reader.pages[0].extract_text().splitlines()[0] == "Ziele (kurz)"
    assert reader.pages[1].extract_text().splitlines() == ["Ende", "Danke für alles."]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError):
        write(PAPER, suffix=".exe")


def test_drawings_are_equal_and_small() -> None:
    colours = ("#0b4f6c", "#f2c14e", "#f7f4ea")

    drawn = draw("hills", colours)

    assert Image.open(io.BytesIO(drawn)).size == STORED_SIZE
    assert len(drawn) < 60_000
    assert hashlib.sha256(drawn).digest() == hashlib.sha256(draw("hills", colours)).digest()
    assert drawn != draw("sea", colours)
