"""The files of planted images and documents."""

from typing import Any

from django.core.files.base import ContentFile

from cms.media.models import Document, Image
from tests.factories.media import pdf, picture


def put_file(record: Any, text: str) -> None:
    """Give an image or document a small file whose name is ``text``."""
    if isinstance(record, Image):
        record.file = ContentFile(picture(8, 5), name=f"{text}.png")
    elif isinstance(record, Document):
        record.file = ContentFile(pdf(title=text), name=f"{text}.pdf")


def drop_sizes(record: Any) -> None:
    """What Wagtail's form does after it has saved an image with another file."""
    if isinstance(record, Image):
        record.renditions.all().delete()
