"""Which kinds of files may be uploaded, and what a file really is, whatever it is called."""

import zipfile
from typing import IO, cast

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat

_ODF = "application/vnd.oasis.opendocument"
_OOXML = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "odt": f"{_ODF}.text",
    "ods": f"{_ODF}.spreadsheet",
    "odp": f"{_ODF}.presentation",
    "docx": f"{_OOXML}.wordprocessingml.document",
    "xlsx": f"{_OOXML}.spreadsheetml.sheet",
    "pptx": f"{_OOXML}.presentationml.presentation",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
}

_TEXTS = {"txt", "csv", "vtt", "srt"}
_OOXML_PARTS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_TEXT_SAMPLE = 64 * 1024


def extension(name: str) -> str:
    """Return what follows the last dot of a file name, in lower case; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def validate_document(file: File) -> None:
    """Refuse an upload that is too large, of a kind we do not offer, or not what its name says.

    A file that is already stored was judged when it came and is not read again.
    """
    if getattr(file, "_committed", False):
        return
    _refuse_large(file)
    wanted = extension(file.name or "")
    _refuse_unknown_kind(wanted)
    file.open()
    _refuse_foreign_content(cast(IO[bytes], file), wanted)
    file.seek(0)


def _refuse_unknown_kind(wanted: str) -> None:
    if not wanted:
        raise ValidationError("Der Dateiname braucht eine Endung, zum Beispiel „.pdf“.", code="extension")
    if wanted not in MEDIA_TYPES:
        possible = ", ".join(sorted(MEDIA_TYPES))
        raise ValidationError(
            f"Dateien mit der Endung „.{wanted}“ nehmen wir nicht an. Möglich sind: {possible}.",
            code="extension",
        )


def _refuse_large(file: File) -> None:
    limit = settings.DOCUMENT_MAX_BYTES
    if file.size > limit:
        raise ValidationError(
            f"Die Datei ist zu groß ({filesizeformat(file.size)}). "
            f"Erlaubt sind höchstens {filesizeformat(limit)}.",
            code="too_large",
        )
    if file.size == 0:
        raise ValidationError("Die Datei ist leer.", code="empty")


def _refuse_foreign_content(file: IO[bytes], wanted: str) -> None:
    found = sniffed_extension(file)
    if found != wanted and not (wanted in _TEXTS and found == "txt"):
        raise ValidationError(
            f"Der Inhalt der Datei passt nicht zur Endung „.{wanted}“"
            + (f": Es ist eine „.{found}“-Datei." if found else "."),
            code="content",
        )
    if wanted in _OOXML_PARTS.values() and _has_macros(file):
        raise ValidationError("Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros.", code="macros")


def sniffed_extension(file: IO[bytes]) -> str:
    """Return the extension that fits the content: ``txt`` for any plain text, empty for the unknown."""
    file.seek(0)
    guess = filetype.guess_extension(file.read(8192))
    file.seek(0)
    if zipfile.is_zipfile(file):
        return _packed_extension(file)
    if guess:
        return guess
    return "txt" if _is_text(file) else ""


def _packed_extension(file: IO[bytes]) -> str:
    """Look into a ZIP container: office formats are told apart by what is inside."""
    with zipfile.ZipFile(file) as container:
        names = container.namelist()
        if "mimetype" in names:
            with container.open("mimetype") as entry:
                declared = entry.read(200).decode("ascii", "replace").strip()
            return next((ext for ext, media_type in MEDIA_TYPES.items() if media_type == declared), "")
        if "[Content_Types].xml" in names:
            parts = (ext for prefix, ext in _OOXML_PARTS.items() if any(n.startswith(prefix) for n in names))
            return next(parts, "")
        return "zip"


def _has_macros(file: IO[bytes]) -> bool:
    file.seek(0)
    with zipfile.ZipFile(file) as container:
        return any(name.lower().endswith("vbaproject.bin") for name in container.namelist())


def _is_text(file: IO[bytes]) -> bool:
    """UTF-8 without control characters; a character cut at the end of the sample does not count."""
    file.seek(0)
    sample = file.read(_TEXT_SAMPLE)
    text = sample.decode("utf-8", "ignore")
    if len(sample) - len(text.encode("utf-8")) > 3:
        return False
    return all(character.isprintable() or character in "\r\n\t\f\ufeff" for character in text)
