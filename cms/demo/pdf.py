"""Writes small tagged PDF files, equal byte for byte whenever and wherever they are written."""

import io
from textwrap import wrap

from .paper import Paper

# Objects 1 to 7 are the catalogue, the list of pages, two fonts, the title and two elements of structure.
_FIRST_PAGE = 8


def pdf(paper: Paper) -> bytes:
    """Write a tagged PDF: headings and paragraphs are marked, title and language are declared."""
    count = len(paper.pages)
    elements = _FIRST_PAGE + 2 * count
    kids = " ".join(f"{_FIRST_PAGE + 2 * n} 0 R" for n in range(count))
    objects = [
        _catalogue(paper.language),
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        b"<< /Title " + _utf16(paper.title) + b" /Producer (Industriedialog) >>",
        f"<< /Type /StructTreeRoot /K [7 0 R] /ParentTree << /Nums [{_parents(count)}] >> >>".encode(),
        f"<< /Type /StructElem /S /Document /P 6 0 R /K [{_references(elements, 2 * count)}] >>".encode(),
    ]
    for number, page in enumerate(paper.pages):
        objects += [_page(number), _content(*page)]
    for number in range(count):
        objects += [_element("H1" if mark == 0 else "P", mark, _FIRST_PAGE + 2 * number) for mark in (0, 1)]
    return _assembled(objects)


def _catalogue(language: str) -> bytes:
    return (
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /MarkInfo << /Marked true >> "
        "/StructTreeRoot 6 0 R /ViewerPreferences << /DisplayDocTitle true >> >>"
    ).encode()


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _parents(count: int) -> str:
    """Return, for each page, the heading and the paragraph that its marks 0 and 1 belong to."""
    first = _FIRST_PAGE + 2 * count
    return " ".join(f"{n} [{first + 2 * n} 0 R {first + 2 * n + 1} 0 R]" for n in range(count))


def _references(first: int, count: int) -> str:
    return " ".join(f"{first + n} 0 R" for n in range(count))


def _element(tag: str, mark: int, page: int) -> bytes:
    return f"<< /Type /StructElem /S /{tag} /P 7 0 R /Pg {page} 0 R /K {mark} >>".encode()


def _page(number: int) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents {number} /Tabs /S "
        f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {_FIRST_PAGE + 2 * number + 1} 0 R >>"
    ).encode()


def _content(heading: str, text: str) -> bytes:
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
