"""XML, written from start to end: small documents by Django's generator, the entries of feeds as text.

SAX looks at every text once more, and a feed has thousands of them. What is written as text here must
hold nothing that XML forbids (``texts.writable``).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
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


def leaf(name: str, words: str = "", **attributes: str) -> str:
    """Return an element without children."""
    told = "".join([f' {key}="{escape(value)}"' for key, value in attributes.items()]) if attributes else ""
    return f"<{name}{told}>{escape(words, quote=False)}</{name}>" if words else f"<{name}{told}/>"


shared_leaf = lru_cache(maxsize=1000)(leaf)
"""The same for what many entries have in common: topics, regions, terms."""


@contextmanager
def element(
    xml: SimplerXMLGenerator, name: str, attributes: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Whatever is written inside stands between the tags of ``name``."""
    xml.startElement(name, AttributesImpl(attributes or {}))
    yield
    xml.endElement(name)
