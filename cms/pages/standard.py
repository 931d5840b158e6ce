"""Standard pages: about us, how to take part, anything that is only text."""

from wagtail.admin.panels import FieldPanel

from .base import PageWithBody
from .panels import page_tabs


class StandardPage(PageWithBody):
    """A page of text (Textseite), possibly with further pages below it."""

    page_description = "Text zu einem Thema, bei Bedarf mit weiteren Seiten darunter."
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]

    edit_handler = page_tabs(content=[FieldPanel("body")])

    class Meta:
        verbose_name = "Textseite"
        verbose_name_plural = "Textseiten"
