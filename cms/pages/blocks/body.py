"""The text of a page: which blocks it may hold, and the column that holds them."""

from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from .figures import KeyFiguresBlock
from .media import DownloadsBlock, GalleryBlock, ImageBlock, VideoBlock
from .pointers import CallToActionBlock, TeaserListBlock
from .table import TableBlock
from .text import AccordionBlock, ChecklistBlock, HeadingBlock, QuoteBlock, RichTextBlock, StepsBlock


class BodyBlock(StreamBlock):
    """All blocks, grouped as the editor's menu shows them."""

    heading = HeadingBlock(group="Text")
    rich_text = RichTextBlock(group="Text")
    quote = QuoteBlock(group="Text")
    accordion = AccordionBlock(group="Text")
    checklist = ChecklistBlock(group="Text")
    steps = StepsBlock(group="Text")
    key_figures = KeyFiguresBlock(group="Zahlen")
    table = TableBlock(group="Zahlen")
    image = ImageBlock(group="Bilder und Dateien")
    gallery = GalleryBlock(group="Bilder und Dateien")
    video = VideoBlock(group="Bilder und Dateien")
    downloads = DownloadsBlock(group="Bilder und Dateien")
    call_to_action = CallToActionBlock(group="Verweise")
    teaser_list = TeaserListBlock(group="Verweise")


class BodyField(StreamField):
    """A StreamField of ``BodyBlock``. Migrations name this class instead of listing every block."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(BodyBlock, verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
