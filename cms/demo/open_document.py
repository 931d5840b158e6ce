"""Writes small OpenDocument texts and presentations, equal byte for byte whenever they are written."""

import io
import zipfile
from xml.sax.saxutils import escape

from .paper import Paper

_NAMESPACES = (
    " ".join(
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
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(paper: Paper) -> bytes:
    body = "".join(
        f'<text:h text:outline-level="1">{escape(heading)}</text:h><text:p>{escape(text)}</text:p>'
        for heading, text in paper.pages
    )
    return _open_document("text", f"<office:text>{body}</office:text>", paper)


def odp(paper: Paper) -> bytes:
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
    facts = (
        f"<dc:title>{escape(paper.title)}</dc:title><dc:language>{paper.language}</dc:language>{statistic}"
    )
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
