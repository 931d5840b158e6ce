"""Small XML documents, written from start to end."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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


@contextmanager
def element(
    xml: SimplerXMLGenerator, name: str, attributes: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Whatever is written inside stands between the tags of ``name``."""
    xml.startElement(name, AttributesImpl(attributes or {}))
    yield
    xml.endElement(name)
