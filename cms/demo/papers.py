"""Writes the small files that visitors of the demo site can download: PDF, ODT, ODP, plain text, subtitles.

A paper is a title and pages; a page is a heading and a text. The same paper always yields the same
bytes, so checksums and recorded answers stay equal from one machine to the next.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Paper:
    """What stands in a file."""

    title: str
    language: str
    pages: tuple[tuple[str, str], ...]


def write(paper: Paper, *, suffix: str) -> bytes:
    """Return ``paper`` in the format that ``suffix`` names. Raises ``KeyError`` for other formats."""
    return _FORMATS[suffix](paper)


def _text(paper: Paper) -> bytes:
    return "\n\n".join(f"{heading}\n\n{text}" for heading, text in paper.pages).encode() + b"\n"


def _subtitles(paper: Paper) -> bytes:
    """Show each heading and each text for four seconds."""
    lines = [line for page in paper.pages for line in page]
    cues = [f"00:{4 * n // 60:02}:{4 * n % 60:02}.000 --> 00:{4 * (n + 1) // 60:02}:{4 * (n + 1) % 60:02}.000\n{line}"
            for n, line in enumerate(lines)]
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def _pdf(paper: Paper) -> bytes:
    """Write a tagged PDF: headings and paragraphs are marked, title and language are declared."""
    count = len(paper.pages)
    first = 8
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(count))
    elements = first + 2 * count
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({paper.language}) /MarkInfo << /Marked true >> "
        "/StructTreeRoot 6 0 R /ViewerPreferences << /DisplayDocTitle true >> >>".encode(),
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        b"<< /Title " + _utf16(paper.title) + b" /Producer (Industriedialog) >>",
        f"<< /Type /StructTreeRoot /K [7 0 R] /ParentTree << /Nums [{_parents(count, elements)}] >> >>".encode(),
        f"<< /Type /StructElem /S /Document /P 6 0 R /K [{_references(elements, 2 * count)}] >>".encode(),
    ]
    for number, page in enumerate(paper.pages):
        objects += [_pdf_page(number, first), _pdf_content(*page)]
    for number in range(count):
        objects += [_element("H1" if mark == 0 else "P", mark, first + 2 * number) for mark in (0, 1)]
    return _assembled(objects)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _parents(count: int, elements: int) -> str:
    return " ".join(f"{n} [{elements + 2 * n} 0 R {elements + 2 * n + 1} 0 R]" for n in range(count))


def _references(first: int, count: int) -> str:
    return " ".join(f"{first + n} 0 R" for n in range(count))


def _element(tag: str, mark: int, page: int) -> bytes:
    return f"<< /Type /StructElem /S /{tag} /P 7 0 R /Pg {page} 0 R /K {mark} >>".encode()


def _pdf_page(number: int, first: int) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents {number} /Tabs /S "
        f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
    ).encode()


def _pdf_content(heading: str, text: str) -> bytes:
    """Place the heading at the top and the wrapped text below it (points, from the lower left corner)."""
    titles = wrap(heading, 40) or [""]
    lines = wrap(text, 80) or [""]
    stream = b"/H1 << /MCID 0 >> BDC BT /F2 22 Tf 27 TL 60 760 Td " + _shown(titles) + b" ET EMC\n"
    top = 760 - 27 * len(titles) - 20
    stream += f"/P << /MCID 1 >> BDC BT /F1 12 Tf 17 TL 60 {top} Td ".encode() + _shown(lines) + b" ET EMC"
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _shown(lines: list[str]) -> bytes:
    return b" ".join(b"(" + _winansi(line) + b") Tj T*" for line in lines)


def _winansi(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _utf16(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def _assembled(objects: list[bytes]) -> bytes:
    """Number the objects and append the table of their positions."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
        ("presentation", "presentation"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def _odt(paper: Paper) -> bytes:
    body = "".join(
        f'<text:h text:outline-level="1">{escape(heading)}</text:h><text:p>{escape(text)}</text:p>'
        for heading, text in paper.pages
    )
    return _open_document("text", f"<office:text>{body}</office:text>", paper)


def _odp(paper: Paper) -> bytes:
    slides = "".join(
        f'<draw:page draw:name="{number}">{_frame(heading, 2, 3)}{_frame(text, 6, 9)}</draw:page>'
        for number, (heading, text) in enumerate(paper.pages, start=1)
    )
    return _open_document("presentation", f"<office:presentation>{slides}</office:presentation>", paper)


def _frame(text: str, top: int, height: int) -> str:
    return (
        f'<draw:frame svg:x="2cm" svg:y="{top}cm" svg:width="24cm" svg:height="{height}cm"><draw:text-box>'
        f"<text:p>{escape(text)}</text:p></draw:text-box></draw:frame>"
    )


def _open_document(kind: str, body: str, paper: Paper) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    statistic = f'<meta:document-statistic meta:page-count="{len(paper.pages)}"/>' if kind == "text" else ""
    facts = f"<dc:title>{escape(paper.title)}</dc:title><dc:language>{paper.language}</dc:language>{statistic}"
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{of_type}"/>'
        for path, of_type in (("/", media_type), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    files = {
        "mimetype": media_type,
        "content.xml": _xml("office:document-content", f"<office:body>{body}</office:body>"),
        "meta.xml": _xml("office:document-meta", f"<office:meta>{facts}</office:meta>"),
        "META-INF/manifest.xml": _xml("manifest:manifest", listed, version="manifest:version"),
    }
    return _zipped(files)


def _xml(root: str, content: str, *, version: str = "office:version") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES} {version}="1.3">{content}</{root}>'


def _zipped(files: dict[str, str]) -> bytes:
    """Pack without times; ``mimetype`` comes first and uncompressed, as the format demands."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name, content in files.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            container.writestr(zipfile.ZipInfo(name, (2017, 1, 1, 0, 0, 0)), content, compress_type=method)
    return out.getvalue()


_FORMATS: dict[str, Callable[[Paper], bytes]] = {
    ".pdf": _pdf,
    ".odt": _odt,
    ".odp": _odp,
    ".txt": _text,
    ".vtt": _subtitles,
}
