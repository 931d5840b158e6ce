"""Pictures and documents, with real small files."""

import io
import zipfile

import factory
import pypdf
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from cms.media.models import Document, Image, Licence


def picture(
    width: int = 1600, height: int = 1000, *, colour: str = "#2b6777", file_format: str = "PNG"
) -> bytes:
    """Return the bytes of a picture of one colour."""
    buffer = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(buffer, file_format)
    return buffer.getvalue()


def pdf(pages: int = 1, *, title: str = "", language: str = "", tagged: bool = False) -> bytes:
    """Return the bytes of a PDF with empty pages and the wanted facts."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if tagged:
        writer.root_object[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )
        writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def packed(entries: dict[str, str]) -> bytes:
    """Return the bytes of a ZIP container, which is what office files are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, text in entries.items():
            container.writestr(name, text)
    return buffer.getvalue()


def slides(count: int = 1) -> bytes:
    """Return the bytes of an OpenDocument presentation with ``count`` slides."""
    pages = "".join(f'<draw:page draw:name="{number}"/>' for number in range(count))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.presentation",
            "content.xml": f"<office:presentation>{pages}</office:presentation>",
        }
    )


class LicenceFactory(factory.django.DjangoModelFactory):
    code = factory.Sequence(lambda number: f"CC-BY-{number}.0")
    name = factory.LazyAttribute(lambda licence: f"Namensnennung {licence.code}")
    uri = "https://creativecommons.org/licenses/by/4.0/"
    allows_adaptation = True

    class Meta:
        model = Licence


class ImageFactory(factory.django.DjangoModelFactory):
    """Small by default: every saved image is computed in all presets."""

    title = factory.Sequence(lambda number: f"Bild {number}")
    alt_text = "Eine Werkhalle von innen"
    credit = "Foto: Servicestelle"
    file = factory.LazyFunction(lambda: ContentFile(picture(320, 200), name="werkhalle.png"))

    class Meta:
        model = Image


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Dokument {number}")
    file = factory.LazyFunction(lambda: ContentFile(pdf(), name="dokument.pdf"))

    class Meta:
        model = Document
