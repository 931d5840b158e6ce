"""What a document file tells about itself: size, fingerprint, pages, and whether everyone can read it."""

import hashlib
import re
import zipfile
from dataclasses import dataclass, field
from typing import IO

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from .filetypes import MEDIA_TYPES, sniffed_extension

_XML_LIMIT = 20 * 1024 * 1024


class UnreadableFile(Exception):
    """The file claims a format but cannot be read as such."""


@dataclass(frozen=True)
class PdfFacts:
    """The part of the facts that only a PDF has."""

    pages: int
    tagged: bool
    has_title: bool
    language: str


@dataclass(frozen=True)
class FileFacts:
    """Measured once, when the file is stored. ``None`` means that the format does not tell."""

    media_type: str
    byte_size: int
    sha256: str
    pages: int | None = None
    tagged: bool | None = None
    has_title: bool | None = None
    language: str = field(default="")


def file_facts(file: IO[bytes], extension: str) -> FileFacts:
    """Measure ``file``, whose name ends in ``extension``.

    Raises ``UnreadableFile`` where a PDF or an office file is damaged or needs a password.
    """
    size, fingerprint = _fingerprint(file)
    found = sniffed_extension(file)
    media_type = MEDIA_TYPES.get(extension if found == "txt" else found, "application/octet-stream")
    file.seek(0)
    if found == "pdf":
        pdf = _pdf_facts(file)
        return FileFacts(media_type, size, fingerprint, pdf.pages, pdf.tagged, pdf.has_title, pdf.language)
    return FileFacts(media_type, size, fingerprint, _office_pages(file, found))


def _fingerprint(file: IO[bytes]) -> tuple[int, str]:
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(1024 * 1024):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _pdf_facts(file: IO[bytes]) -> PdfFacts:
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("password")
        catalog = reader.root_object
        marks = catalog.get("/MarkInfo", DictionaryObject()).get_object()
        return PdfFacts(
            pages=len(reader.pages),
            tagged=bool(marks.get("/Marked", False)) and "/StructTreeRoot" in catalog,
            has_title=bool(reader.metadata and (reader.metadata.title or "").strip()),
            language=str(catalog.get("/Lang", ""))[:35],
        )
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableFile(str(error)) from error


def _office_pages(file: IO[bytes], extension: str) -> int | None:
    """Count slides, or read the number of pages that the word processor noted down."""
    try:
        match extension:
            case "pptx":
                return _count_entries(file, r"ppt/slides/slide\d+\.xml")
            case "odp":
                return len(re.findall(rb"<draw:page[\s>]", _entry(file, "content.xml")))
            case "odt":
                return _number(rb'meta:page-count="(\d+)"', _entry(file, "meta.xml"))
            case "docx":
                return _number(rb"<Pages>(\d+)</Pages>", _entry(file, "docProps/app.xml"))
            case _:
                return None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(str(error)) from error


def _count_entries(file: IO[bytes], pattern: str) -> int:
    with zipfile.ZipFile(file) as container:
        return sum(bool(re.fullmatch(pattern, name)) for name in container.namelist())


def _entry(file: IO[bytes], name: str) -> bytes:
    """Return one packed file, cut at a limit so that a tiny upload cannot fill the memory."""
    with zipfile.ZipFile(file) as container:
        if name not in container.namelist():
            return b""
        with container.open(name) as entry:
            return entry.read(_XML_LIMIT)


def _number(pattern: bytes, text: bytes) -> int | None:
    found = re.search(pattern, text)
    return int(found.group(1)) if found else None
