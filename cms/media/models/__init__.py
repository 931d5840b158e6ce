"""The tables of this room: images, documents, licences."""

from .documents import Document
from .images import Image, Rendition
from .licences import Licence

__all__ = ["Document", "Image", "Licence", "Rendition"]
