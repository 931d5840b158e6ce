"""Blocks that show or offer files. Their HTML holds words only: files are references, resolved when read."""

from typing import Any

from django.utils.html import format_html
from grapple.helpers import register_streamfield_block
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock, URLBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.fields.graphql import Object, Objects, String, value_block
from cms.media.models.images import missing_for_publication

from .content_block import PLAIN_TEXT, ContentBlock, element, joined

IMAGE_HELP = "Zum Veröffentlichen braucht das Bild einen Alternativtext und einen Bildnachweis."


def _lacking(*images: Any) -> list[str]:
    return [message for image in images if image for message in missing_for_publication(image)]


@register_streamfield_block
class ImageBlock(ContentBlock):
    """A picture with a caption."""

    image = ImageChooserBlock(label="Bild", help_text=IMAGE_HELP)
    caption = CharBlock(label="Bildunterschrift", required=False, max_length=255)

    graphql_fields = [Object("image", "media.Image"), String("caption"), PLAIN_TEXT]

    class Meta:
        label = "Bild"
        icon = "image"

    def to_text(self, value: Any) -> str:
        return value["caption"] or ""

    def to_html(self, value: Any) -> str:
        return format_html("<figure>{}</figure>", element("figcaption", value["caption"]))

    def publication_errors(self, value: Any) -> list[str]:
        return _lacking(value["image"])


@value_block
class GalleryItem(StructBlock):
    """A picture of a gallery."""

    image = ImageChooserBlock(label="Bild", help_text=IMAGE_HELP)
    caption = CharBlock(label="Bildunterschrift", required=False, max_length=255)

    graphql_fields = [Object("image", "media.Image"), String("caption")]

    class Meta:
        label = "Bild"


@register_streamfield_block
class GalleryBlock(ContentBlock):
    """Several pictures that belong together."""

    items = ListBlock(GalleryItem(), label="Bilder", min_num=1)

    graphql_fields = [Objects("items", GalleryItem), PLAIN_TEXT]

    class Meta:
        label = "Bilderreihe"
        icon = "image"

    def to_text(self, value: Any) -> str:
        return joined(*(item["caption"] for item in value["items"]))

    def to_html(self, value: Any) -> str:
        return element("figure", "".join(element("figcaption", item["caption"]) for item in value["items"]))

    def publication_errors(self, value: Any) -> list[str]:
        return _lacking(*(item["image"] for item in value["items"]))


@value_block
class DownloadItem(StructBlock):
    """A document to download."""

    title = CharBlock(
        label="Titel",
        required=False,
        max_length=255,
        help_text="Leer lassen, wenn der Titel des Dokuments passt.",
    )
    document = DocumentChooserBlock(label="Dokument")

    graphql_fields = [
        String("title", required=True, description="Empty where the document's own title serves."),
        Object("document", "media.Document"),
    ]

    class Meta:
        label = "Dokument"


@register_streamfield_block
class DownloadsBlock(ContentBlock):
    """Documents to download."""

    title = CharBlock(label="Titel", required=False, max_length=160)
    items = ListBlock(DownloadItem(), label="Dokumente", min_num=1)

    graphql_fields = [String("title"), Objects("items", DownloadItem), PLAIN_TEXT]

    class Meta:
        label = "Downloads"
        icon = "download"

    def to_text(self, value: Any) -> str:
        return joined(value["title"], *(item["title"] for item in value["items"]))

    def to_html(self, value: Any) -> str:
        return element("h3", value["title"])


@register_streamfield_block
class VideoBlock(ContentBlock):
    """A film: an own file, or one elsewhere that only loads when the reader asks for it."""

    title = CharBlock(label="Titel", max_length=160)
    file = DocumentChooserBlock(
        label="Eigene Datei", required=False, help_text="Videodatei aus der Dokumentensammlung."
    )
    url = URLBlock(
        label="Adresse",
        required=False,
        help_text="Statt einer eigenen Datei. Der fremde Server wird erst nach einem Klick gefragt.",
    )
    poster = ImageChooserBlock(label="Standbild", required=False, help_text=IMAGE_HELP)
    captions = DocumentChooserBlock(label="Untertitel", required=False, help_text="Untertiteldatei (WebVTT).")
    transcript = TextBlock(
        label="Abschrift", required=False, help_text="Was gesprochen wird und zu sehen ist."
    )

    graphql_fields = [
        String("title"),
        Object("file", "media.Document", description="Own file; null for a film elsewhere."),
        String("url", description="Film on a foreign server: load it only after a click."),
        Object("poster", "media.Image", description="Standbild."),
        Object("captions", "media.Document", description="Untertitel (WebVTT)."),
        String("transcript", description="Abschrift."),
        PLAIN_TEXT,
    ]

    class Meta:
        label = "Film"
        icon = "media"

    def to_text(self, value: Any) -> str:
        return joined(value["title"], value["transcript"])

    def to_html(self, value: Any) -> str:
        return format_html("<figure>{}</figure>", element("figcaption", value["title"]))

    def publication_errors(self, value: Any) -> list[str]:
        errors = _lacking(value["poster"])
        if not (value["file"] or value["url"]):
            errors.append("Ein Film braucht eine eigene Datei oder eine Adresse.")
        if not (value["captions"] or value["transcript"]):
            errors.append("Ein Film braucht Untertitel oder eine Abschrift.")
        return errors
