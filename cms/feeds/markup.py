"""Small XML documents, written from start to end."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator


def document(write: Callable[[SimplerXMLGenerator], None]) -> bytes:
    """Return what ``write`` writes, with the declaration in front."""
    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    write(xml)
    return text.getvalue().encode()


class QuickXml(SimplerXMLGenerator):
    """Writes an element without children at once, which takes half the time.

    Texts must hold nothing that XML forbids (``texts.writable``); SAX would look at each of them again.
    """

    def addQuickElement(  # noqa: N802
        self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None
    ) -> None:
        told = "".join(f' {key}="{escape(value)}"' for key, value in attrs.items()) if attrs else ""
        text = f">{escape(contents, quote=False)}</{name}>" if contents else "/>"
        self.ignorableWhitespace(f"<{name}{told}{text}")


@contextmanager
def element(
    xml: SimplerXMLGenerator, name: str, attributes: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Whatever is written inside stands between the tags of ``name``."""
    xml.startElement(name, AttributesImpl(attributes or {}))
    yield
    xml.endElement(name)
